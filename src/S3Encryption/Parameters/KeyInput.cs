using System;
using System.IO;
using System.Management.Automation;
using System.Security;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Reading;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Takes an SSE-C key in any form that is in use.</summary>
internal static class KeyInput
{
    // As in aws s3 cp --sse-c-key fileb://my.key
    private const string FileScheme = "fileb://";

    /// <summary>Reads what was given as a key.</summary>
    /// <param name="given">Text, bytes, a file, a secret.</param>
    /// <param name="session">Whose location and drives count.</param>
    /// <param name="options">The name and the form.</param>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>, <c>FileNotReadable</c>.</exception>
    public static GivenKey Read(object given, SessionState session, ReadingOptions options) => given switch
    {
        byte[] bytes => FromContent(bytes, options),
        object[] values when LanguagePrimitives.TryConvertTo<byte[]>(values, out var bytes) => FromContent(bytes, options),
        string[] lines => Read(string.Join("\n", lines), session, options),
        string text when IsFile(text) => FromFile(session.Path.GetUnresolvedProviderPathFromPSPath(PathOf(text)), options),
        string text => WrappedText.Find(text) is string wrapped
            ? new GivenKey(null, wrapped, null)
            : new GivenKey(SseCKeyReader.FromText(text, options), null, null),
        SecureString secret => FromSecret(secret, options),
        PSCredential credential => FromSecret(credential.Password, options),
        FileInfo file => FromFile(file.FullName, options),
        _ => throw InputFailures.KeyOfUnknownKind(given),
    };

    /// <summary>Paths as they are given, or as the AWS CLI takes them.</summary>
    public static string[]? Paths(string[]? given) => given is null ? null : Array.ConvertAll(given, one => IsFile(one) ? PathOf(one) : one);

    /// <summary>Reads a key file, plain or wrapped.</summary>
    /// <exception cref="S3EncryptionException"><c>InvalidSseCKey</c>, <c>FileNotReadable</c>.</exception>
    public static GivenKey FromFile(string path, ReadingOptions options)
    {
        var content = SseCKeyFile.ReadContent(path);
        try
        {
            return FromContent(content, options with { Path = path });
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    private static bool IsFile(string text) => text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase);

    private static string PathOf(string text) => text.Substring(FileScheme.Length);

    private static GivenKey FromContent(byte[] content, ReadingOptions options) => WrappedText.Find(content) is string wrapped
        ? new GivenKey(null, wrapped, options.Path)
        : new GivenKey(SseCKeyReader.FromFile(content, options), null, options.Path);

    private static GivenKey FromSecret(SecureString secret, ReadingOptions options)
    {
        using var text = KeyCharacters.Of(secret);
        return WrappedText.Find(text) is string wrapped
            ? new GivenKey(null, wrapped, null)
            : new GivenKey(SseCKeyReader.FromText(text, options), null, null);
    }
}
