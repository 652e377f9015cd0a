using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Objects;

/// <summary>
/// Object tags, from XML or from the x-amz-tagging header. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html.
/// </summary>
internal static class ObjectTags
{
    private const int MostOfObjects = 10;

    internal static IReadOnlyList<KeyValuePair<string, string>> Read(XElement root, int most = MostOfObjects)
    {
        var set = root.Child("TagSet") ?? throw S3Errors.MalformedXml();
        return Checked(set.Children("Tag").Select(tag => KeyValuePair.Create(
            tag.Text("Key") ?? throw S3Errors.MalformedXml(), tag.Text("Value") ?? throw S3Errors.MalformedXml())), most);
    }

    internal static IReadOnlyList<KeyValuePair<string, string>> Read(string? header)
    {
        if (string.IsNullOrEmpty(header))
        {
            return [];
        }

        var query = QueryParameters.TryParse(header) ?? throw S3Errors.InvalidArgument(
            "The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL query parameters without tag name duplicates.",
            "x-amz-tagging",
            header);
        return Checked(query.Names.Select(name => KeyValuePair.Create(name, query[name]!)), MostOfObjects);
    }

    internal static void Write(XmlWriter xml, IReadOnlyList<KeyValuePair<string, string>> tags) => xml.Element("TagSet", () =>
    {
        foreach (var (key, value) in tags)
        {
            xml.Element("Tag", () =>
            {
                xml.Element("Key", key);
                xml.Element("Value", value);
            });
        }
    });

    private static List<KeyValuePair<string, string>> Checked(IEnumerable<KeyValuePair<string, string>> tags, int most)
    {
        var list = tags.ToList();
        if (list.Count > most)
        {
            throw new AwsErrorException(
                400,
                "BadRequest",
                most == MostOfObjects ? "Object tags cannot be greater than 10" : "Bucket tag count cannot be greater than " + most);
        }

        if (list.Any(tag => tag.Key.Length is 0 or > 128))
        {
            throw Invalid("The TagKey you have provided is invalid");
        }

        if (list.Any(tag => tag.Value.Length > 256))
        {
            throw Invalid("The TagValue you have provided is invalid");
        }

        return list.Select(tag => tag.Key).Distinct(StringComparer.Ordinal).Count() == list.Count
            ? list
            : throw Invalid("Cannot provide multiple Tags with the same key");
    }

    private static AwsErrorException Invalid(string message) => new(400, "InvalidTag", message);
}
