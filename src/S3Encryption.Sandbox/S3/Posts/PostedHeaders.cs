using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Objects;

namespace S3Encryption.Sandbox.S3.Posts;

/// <summary>
/// A form says in fields what a PUT says in headers; they become the request's, in place of what the browser sent of the form.
/// </summary>
internal static class PostedHeaders
{
    private const string Amz = "x-amz-";

    private static readonly HashSet<string> SameInHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Type", "Expires",
    };

    private static readonly HashSet<string> OfTheSignature = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-amz-algorithm", "x-amz-credential", "x-amz-date", "x-amz-signature", "x-amz-security-token",
    };

    internal static void Take(S3Call call, PostForm form)
    {
        foreach (var name in call.Headers.Keys.Where(OfAnObject).ToList())
        {
            _ = call.Headers.Remove(name);
        }

        foreach (var (name, value) in form.Fields.Where(field => OfAnObject(field.Key) && !OfTheSignature.Contains(field.Key)))
        {
            call.Headers[Checked(name, name, name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))] =
                Checked(name, value, !value.Any(char.IsControl));
        }

        if (form["acl"] is { } acl)
        {
            call.Headers["x-amz-acl"] = Checked("acl", acl, !acl.Any(char.IsControl));
        }

        if (form["tagging"] is { } tagging)
        {
            var root = XmlBody.TryParse(System.Text.Encoding.UTF8.GetBytes(tagging), "Tagging") ?? throw S3Errors.MalformedXml();
            call.Headers["x-amz-tagging"] = string.Join(
                '&', ObjectTags.Read(root).Select(tag => Uri.EscapeDataString(tag.Key) + "=" + Uri.EscapeDataString(tag.Value)));
        }
    }

    private static bool OfAnObject(string name) =>
        SameInHeaders.Contains(name) || name is "Content-MD5" || name.StartsWith(Amz, StringComparison.OrdinalIgnoreCase);

    private static string Checked(string field, string text, bool isHeader) =>
        isHeader ? text : throw S3Errors.InvalidArgument("The field can not be a header.", field, text);
}
