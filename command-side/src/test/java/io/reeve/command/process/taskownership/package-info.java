@NullMarked
package io.reeve.command.process.taskownership;

import org.jspecify.annotations.NullMarked;
