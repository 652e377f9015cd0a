using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>
/// The metadata that a copy job gives to its copies: https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_S3ObjectMetadata.html.
/// </summary>
internal static class ObjectMetadata
{
    private static readonly (string Element, string Header)[] System =
    [
        ("CacheControl", "Cache-Control"),
        ("ContentDisposition", "Content-Disposition"),
        ("ContentEncoding", "Content-Encoding"),
        ("ContentLanguage", "Content-Language"),
        ("ContentType", "Content-Type"),
    ];

    /// <summary>Whether there is any metadata in it; an encryption may be there alone.</summary>
    internal static bool IsNew(XElement metadata) => metadata.Elements().Any(element => element.Name.LocalName is not "SSEAlgorithm");

    internal static void AddTo(Dictionary<string, string> headers, XElement? metadata)
    {
        if (metadata is null)
        {
            return;
        }

        foreach (var (element, header) in System)
        {
            headers.Set(header, metadata.HeaderText(element));
        }

        headers.Set("Expires", CopyHeaders.Http(metadata.Date("HttpExpiresDate")));
        foreach (var entry in metadata.Child("UserMetadata")?.Children("entry") ?? [])
        {
            var name = entry.Required("key", 1024);
            headers.Set("x-amz-meta-" + (IsToken(name) ? name : throw ControlErrors.InvalidRequest("Invalid metadata name: " + name)),
                entry.HeaderText("value") ?? "");
        }
    }

    private static bool IsToken(string name) =>
        name.All(static letter => letter is > ' ' and < '\x7f' && !"()<>@,;:\\\"/[]?={}".Contains(letter));
}
