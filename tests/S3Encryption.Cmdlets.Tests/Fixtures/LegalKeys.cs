using Xunit;

namespace S3Encryption.Cmdlets.Tests.Fixtures;

/// <summary>Object keys with every character that S3 allows and some client gets wrong.</summary>
public static class LegalKeys
{
    public static TheoryData<string> All { get; } =
    [
        "with space.txt", "a+b&c=d%20e%2Fg.txt", "日本語/ключ/ñ/🔑.txt", "double//slash/../dots/./.txt", "../up", "..",
        "a/..", "./here",
        "/leading", "//two", "ends/in/slash/", "-dash", "'quoted' \"and\" $dollar `tick` ’curly‘.txt", "?#[x]{y}|^\\<>*;!()~@:,",
        "tab\tand\nline", "%", "...",
    ];
}
