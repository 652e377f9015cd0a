using System;
using System.Linq;
using System.Management.Automation;
using S3Encryption.Core.Keys.Keyring;
using S3Encryption.Core.Keys.Reading;

namespace S3Encryption.Parameters;

/// <summary>
/// Lets a parameter take an SSE-C key in any form that needs no AWS, and turns it into an <see cref="SseCKey"/>. A key that is wrapped to
/// a certificate opens where its private key is in the user's certificate store.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SseCKeyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether the parameter takes several keys.</summary>
    public bool Many { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var given = Base(inputData);
        if (given is null or SseCKey or SseCKey[]) return given;
        try
        {
            return Many && given is object[] several && !several.All(IsNumber)
                ? several.Select(one => Read(Base(one)!, engineIntrinsics)).ToArray()
                : Read(given, engineIntrinsics);
        }
        catch (S3EncryptionException e)
        {
            // PowerShell names the parameter and keeps this message; the argument itself, which may be a key, it does not show.
            throw new ArgumentTransformationMetadataException(e.Message, e);
        }
    }

    private static SseCKey Read(object given, EngineIntrinsics engine)
    {
        if (given is SseCKey key) return key;
        var read = KeyInput.Read(given, engine.SessionState, new ReadingOptions());
        if (read.Reading?.Warning is string warning) engine.Host?.UI?.WriteWarningLine(warning);
        if (read.Reading is not null) return read.Reading.Key;
        var options = new ReadingOptions { Path = read.Path };
        return WrappedText.Read(read.Wrapped!, read.Path) is { Document: { } document }
            ? new KeyOpener(() => throw new InvalidOperationException(), []).Open(document, options)
            : throw WrappedText.NeedsImport(options);
    }

    private static object? Base(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static bool IsNumber(object? value) =>
        Base(value) is IConvertible number and not string && number.GetTypeCode() != TypeCode.DateTime;
}
