package sample.bad.unversioned;

import io.reeve.kernel.EventName;

@EventName("sample_bad.unversioned")
public record Unversioned(String what) {}
