using System;
using System.Collections.Specialized;
using System.Security;
using System.Text;
using S3Encryption.Core.Failures;

namespace S3Encryption.Core.Keys.Exporting;

/// <summary>Writes a key in the clear, in the form that one tool reads.</summary>
public static class PlainExport
{
    /// <summary>What a file for the tool holds, to the byte: without a line end where the tool would take it for part of the key.</summary>
    /// <returns>Bytes that the caller zeroes.</returns>
    public static byte[] Content(SseCKey key, SseCKeyTool? tool) => tool switch
    {
        null => KeyBytes.Base64(key),
        SseCKeyTool.AwsCli => key.CopyMaterial(),
        SseCKeyTool.Rclone => KeyBytes.Base64(key),
        SseCKeyTool.Mc or SseCKeyTool.OpenSsl => KeyBytes.Hex(key),
        SseCKeyTool.S3cmd => HeaderLines(key, "--add-header=", ":"),
        SseCKeyTool.HttpHeader => HeaderLines(key, string.Empty, ": "),
        _ => throw new ArgumentOutOfRangeException(nameof(tool)),
    };

    /// <summary>
    /// What goes to the pipeline: <c>byte[]</c> for the AWS CLI, the headers by name for HTTP, the arguments for s3cmd, text for the
    /// others.
    /// </summary>
    public static object Value(SseCKey key, SseCKeyTool? tool)
    {
        if (tool == SseCKeyTool.HttpHeader) return Headers(key);
        var content = Content(key, tool);
        if (tool == SseCKeyTool.AwsCli) return content;
        try
        {
            var text = Encoding.ASCII.GetString(content);
            return tool == SseCKeyTool.S3cmd ? text.Split(['\n'], StringSplitOptions.RemoveEmptyEntries) : text;
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <summary>The key in base64, as a vault of SecretManagement takes it; no managed string is made of it.</summary>
    public static SecureString Secure(SseCKey key)
    {
        var content = KeyBytes.Base64(key);
        try
        {
            var secret = new SecureString();
            foreach (var c in content) secret.AppendChar((char)c);
            secret.MakeReadOnly();
            return secret;
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <summary>Writes the tool's form to a file that its owner alone may read.</summary>
    /// <exception cref="S3EncryptionException"><c>FileExists</c>, or <c>FileNotWritable</c>.</exception>
    public static void WriteFile(SseCKey key, SseCKeyTool? tool, string path, bool overwrite)
    {
        var content = Content(key, tool);
        try
        {
            WriteFile(key, content, path, overwrite);
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    /// <summary>Writes any form with the same care: it may be the only copy.</summary>
    /// <exception cref="S3EncryptionException"><c>FileExists</c>, or <c>FileNotWritable</c>.</exception>
    public static void WriteFile(SseCKey key, byte[] content, string path, bool overwrite)
    {
        OwnerOnlyFile.Write(path, content, overwrite, FileFailures.Exists);
        key.Path ??= path;
    }

    private static OrderedDictionary Headers(SseCKey key) => new()
    {
        [KeyHeaders.Algorithm] = KeyHeaders.Aes256,
        [KeyHeaders.Key] = key.ToHeaderValue(),
        [KeyHeaders.KeyMD5] = key.KeyMD5,
    };

    private static byte[] HeaderLines(SseCKey key, string before, string between)
    {
        var start = Encoding.ASCII.GetBytes(
            $"{before}{KeyHeaders.Algorithm}{between}{KeyHeaders.Aes256}\n{before}{KeyHeaders.Key}{between}");
        var end = Encoding.ASCII.GetBytes($"\n{before}{KeyHeaders.KeyMD5}{between}{key.KeyMD5}\n");
        var secret = KeyBytes.Base64(key);
        var lines = new byte[start.Length + secret.Length + end.Length];
        start.CopyTo(lines, 0);
        secret.CopyTo(lines, start.Length);
        end.CopyTo(lines, start.Length + secret.Length);
        Array.Clear(secret, 0, secret.Length);
        return lines;
    }
}
