using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Security.Cryptography.X509Certificates;
using S3Encryption.Core.Keys.Wrapping;

namespace S3Encryption.Parameters;

/// <summary>
/// Lets a parameter take certificates as PowerShell's CMS cmdlets do: an object, a file, or the thumbprint or subject of one in
/// <c>Cert:\CurrentUser\My</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CertificateTransformationAttribute : ArgumentTransformationAttribute
{
    private const string StoreDrive = "Cert:";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = Base(inputData);
        if (given is null or X509Certificate2[]) return given;
        try
        {
            var several = given as object[] ?? (given as X509Certificate2Collection)?.Cast<object>().ToArray() ?? [given];
            return several.Select(one => Find(Base(one), engineIntrinsics.SessionState)).ToArray();
        }
        catch (S3EncryptionException e)
        {
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static X509Certificate2 Find(object? given, SessionState session) => given switch
    {
        X509Certificate2 certificate => certificate,
        FileInfo file => CertificateFinder.FromFile(file.FullName),
        string text when text.StartsWith(StoreDrive, StringComparison.OrdinalIgnoreCase) =>
            CertificateFinder.FromStore(text.Substring(text.LastIndexOfAny(['\\', '/', ':']) + 1)),
        string text => FilePath(text, session) is string path ? CertificateFinder.FromFile(path) : CertificateFinder.FromStore(text),
        _ => throw CertificateFinder.NotACertificate(given?.GetType().Name ?? "null"),
    };

    private static string? FilePath(string text, SessionState session)
    {
        try
        {
            var path = session.Path.GetUnresolvedProviderPathFromPSPath(text);
            return File.Exists(path) ? path : null;
        }
        catch (Exception e) when (e is SessionStateException or NotSupportedException or ArgumentException)
        {
            // A subject with a colon reads like a drive.
            return null;
        }
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
