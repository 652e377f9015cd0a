using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace S3Encryption.Benchmarks.Profiles;

/// <summary>A part of the process that a sample of perf falls into.</summary>
internal static partial class Layer
{
    public const string Kernel = "system", Tls = "TLS and hashes", Compiler = "compiling", Runtime = "runtime", Libraries = ".NET", Shell = "PowerShell", Module = "module";

    public static readonly string[] All = [Kernel, Tls, Compiler, Runtime, Libraries, Shell, Module];

    private static readonly (string Layer, string[] Files)[] Native =
    [
        (Kernel, ["[kernel", "[vdso]", "[guest."]),
        (Tls, ["libcrypto", "libssl", "libSystem.Security.Cryptography"]),
        (Compiler, ["libclrjit"]),
        (Runtime, ["libcoreclr", "libclrgc", "libc.so", "ld-linux", "libstdc++", "libpthread", "libhostfxr", "libhostpolicy"]),
    ];

    /// <param name="file">What perf calls the shared object: a library, an assembly that is compiled ahead of time, or <c>[JIT] tid N</c>.</param>
    /// <param name="symbol">The function, which of .NET's names its assembly in brackets.</param>
    public static string Of(string file, string symbol)
    {
        foreach (var (layer, files) in Native)
            if (files.Any(f => file.StartsWith(f, StringComparison.Ordinal))) return layer;
        var named = Assembly().Match(symbol);
        var assembly = named.Success ? named.Groups["name"].Value : file;
        if (assembly.StartsWith("S3Encryption", StringComparison.Ordinal)) return Module;
        return assembly.StartsWith("System.Management.Automation", StringComparison.Ordinal) ? Shell : Libraries;
    }

    /// <summary>A method as <c>Type.Method</c>: without namespace, generic arguments and what comes of its signature.</summary>
    public static string Short(string symbol)
    {
        var named = Assembly().Match(symbol);
        var colons = symbol.IndexOf("::", StringComparison.Ordinal);
        if (!named.Success || colons < 0) return symbol;
        var type = symbol[(named.Index + named.Length)..colons].Split('`', '[')[0];
        return $"{type[(type.LastIndexOf('.') + 1)..]}.{symbol[(colons + 2)..].Split('(', '[')[0]}";
    }

    [GeneratedRegex(@"\[(?<name>[A-Za-z][\w.]*)\] ")]
    private static partial Regex Assembly();
}
