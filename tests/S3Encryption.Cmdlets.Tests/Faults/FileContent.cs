using System;
using System.IO;
using System.Security.Cryptography;
using System.Text.Json;

namespace S3Encryption.Cmdlets.Tests.Faults;

/// <summary>What a file holds, in words that are the same in each run in which the same was done.</summary>
internal static class FileContent
{
    public static string Describe(string path) => Path.GetExtension(path) switch
    {
        // A key is wrapped otherwise each time.
        ".json" or ".sseckey" => DescribeDocument(path),
        // It tells of entity tags, which S3 makes up.
        ".journal" => "journal",
        _ => Sum(File.ReadAllBytes(path)),
    };

    public static string Sum(ReadOnlySpan<byte> content) => content.Length + " " + Convert.ToHexString(SHA256.HashData(content))[..16];

    private static string DescribeDocument(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return "a document";
        }
        catch (JsonException)
        {
            return "a part of a document";
        }
    }
}
