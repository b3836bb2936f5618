package io.reeve.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reeve.cli.ExportFile.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of events goes on where it ends, wherever it was cut off. */
class ExportFileTest {

    @TempDir
    Path folder;

    @Test
    void a_new_file_is_its_owners_alone() throws Exception {
        assertThat(file(Form.STORED).mend()).isEqualTo(Content.NONE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void goes_on_behind_the_last_whole_line(Form form) throws Exception {
        ExportFile file = file(form);
        file.append(file.mend(), in(line(form, 7) + line(form, 8)), _ -> {});
        Files.writeString(path(), Files.readString(path()) + line(form, 9).substring(0, 12));

        Content mended = file.mend();
        assertThat(mended).isEqualTo(new Content(7, 8, 2));
        assertThat(file.append(mended, in(line(form, 9)), _ -> {})).isEqualTo(new Content(7, 9, 3));
        assertThat(Files.readString(path())).isEqualTo(line(form, 7) + line(form, 8) + line(form, 9));
    }

    @Test
    void what_came_before_a_break_is_kept_and_half_a_line_is_not() throws Exception {
        ExportFile file = file(Form.LINES);
        Content none = file.mend();
        InputStream breaks = new SequenceInputStream(in(line(Form.LINES, 1) + "{\"posit"), new Breaking());
        assertThatThrownBy(() -> file.append(none, breaks, _ -> {})).isInstanceOf(BrokenOff.class);
        assertThat(Files.readString(path())).isEqualTo(line(Form.LINES, 1));
        InputStream ends = in(line(Form.LINES, 2) + "{\"posit");
        assertThatThrownBy(() -> file.append(file.mend(), ends, _ -> {})).isInstanceOf(BrokenOff.class);
        assertThat(file.mend()).isEqualTo(new Content(1, 2, 2));
    }

    @Test
    void another_file_is_left_alone() throws IOException {
        for (String other : new String[] {"dear diary", "dear diary\n", "{}\n", line(Form.LINES, 1)}) {
            Files.writeString(path(), other);
            assertThatThrownBy(() -> file(Form.STORED).mend()).as(other).isInstanceOf(Stop.class);
            assertThat(Files.readString(path())).isEqualTo(other);
        }
    }

    @Test
    void a_gap_between_events_is_seen() {
        assertThat(new Content(3, 5, 3).hasAllBetween()).isTrue();
        assertThat(new Content(3, 5, 2).hasAllBetween()).isFalse();
        assertThat(Content.NONE.hasAllBetween()).isFalse();
    }

    private ExportFile file(Form form) {
        return new ExportFile(path(), form);
    }

    private Path path() {
        return folder.resolve("events.ndjson");
    }

    private static String line(Form form, long position) {
        String pattern = switch (form) {
            case STORED -> "{\"position\":%d,\"payload\":\"{}\"}\n";
            case LINES -> "{\"position\":%d,\"payload\":{}}\n";
            case CLOUDEVENTS -> "{\"sequence\":\"%019d\"}\n";
            case OCSF -> "{\"metadata\":{\"sequence\":%d}}\n";
        };
        return pattern.formatted(position);
    }

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class Breaking extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }
    }
}
