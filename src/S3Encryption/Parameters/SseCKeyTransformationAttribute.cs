using System;
using System.IO;
using System.Management.Automation;
using System.Net;
using System.Security;
using S3Encryption.Core.Keys;
using S3Encryption.Errors;

namespace S3Encryption.Parameters;

/// <summary>Lets a parameter take an SSE-C key in any form that is in use, and turns it into an <see cref="SseCKey"/>.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SseCKeyTransformationAttribute : ArgumentTransformationAttribute
{
    // As in aws s3 cp --sse-c-key fileb://my.key
    private const string FileScheme = "fileb://";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (given is null or SseCKey) return given;
        try
        {
            var reading = Read(given, engineIntrinsics.SessionState);
            if (reading.Warning is not null) engineIntrinsics.Host?.UI?.WriteWarningLine(reading.Warning);
            return reading.Key;
        }
        catch (S3EncryptionException e)
        {
            // PowerShell names the parameter and keeps this message; the argument itself, which may be a key, it does not show.
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static SseCKeyReading Read(object given, SessionState session) => given switch
    {
        byte[] bytes => SseCKeyReader.FromBytes(bytes),
        object[] values when LanguagePrimitives.TryConvertTo<byte[]>(values, out var bytes) => SseCKeyReader.FromBytes(bytes),
        string text when text.StartsWith(FileScheme, StringComparison.OrdinalIgnoreCase) => SseCKeyFile.Read(
            session.Path.GetUnresolvedProviderPathFromPSPath(text.Substring(FileScheme.Length))),
        string text => SseCKeyReader.FromText(text),
        SecureString secret => SseCKeyReader.FromText(new NetworkCredential(string.Empty, secret).Password),
        PSCredential credential => SseCKeyReader.FromText(credential.GetNetworkCredential().Password),
        FileInfo file => SseCKeyFile.Read(file.FullName),
        _ => throw InputFailures.KeyOfUnknownKind(given.GetType().Name),
    };
}
