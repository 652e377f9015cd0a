using System;
using System.Collections.Generic;
using System.Linq;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>
/// The x-amz-grant-* headers: <c>id="…", uri="…"</c>. https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html.
/// </summary>
internal static class GrantHeaders
{
    private static readonly (string Header, string Permission)[] Headers =
    [
        ("x-amz-grant-full-control", Permission.FullControl),
        ("x-amz-grant-read", Permission.Read),
        ("x-amz-grant-read-acp", Permission.ReadAcp),
        ("x-amz-grant-write", Permission.Write),
        ("x-amz-grant-write-acp", Permission.WriteAcp),
    ];

    internal static List<Grant> Read(S3Call call)
    {
        var grants = new List<Grant>();
        foreach (var (header, permission) in Headers)
        {
            if (call.Header(header) is { Length: > 0 } text)
            {
                grants.AddRange(text.Split(',').Select(one => new Grant(ReadOne(one, header), permission)));
            }
        }

        return grants;
    }

    private static Grantee ReadOne(string text, string header) =>
        text.Split('=', 2, StringSplitOptions.TrimEntries) is [var type, var value]
            ? GranteeReader.Read(type.ToLowerInvariant(), value.Trim('"', '\''), header)
            : throw S3Errors.InvalidArgument("Argument format not recognized", header, text);
}
