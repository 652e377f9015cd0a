using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Protocol;

/// <summary>
/// Sets of tags: those of jobs, and those that jobs give to objects.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-managing-jobs.html.
/// </summary>
internal static class JobTags
{
    private const int Most = 50;

    internal static IReadOnlyList<KeyValuePair<string, string>> Read(XElement? set)
    {
        var tags = set?.Children("member").Select(tag => KeyValuePair.Create(
            tag.Required("Key", 128), tag.Text("Value") ?? throw ControlErrors.Missing("Value"))).ToList() ?? [];
        return tags.Any(tag => tag.Value.Length > 256) ? throw ControlErrors.InvalidTag("The TagValue you have provided is invalid")
            : tags.DistinctBy(tag => tag.Key, StringComparer.Ordinal).Count() != tags.Count
                ? throw ControlErrors.InvalidTag("Cannot provide multiple Tags with the same key")
            : tags;
    }

    /// <summary>The tags of a job itself, of which there may be fifty.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> ReadOfJob(XElement? set) =>
        Read(set) is { Count: <= Most } tags ? tags : throw ControlErrors.TooManyTags();

    internal static void Write(XmlWriter xml, IReadOnlyList<KeyValuePair<string, string>> tags) => xml.Element("Tags", () =>
    {
        foreach (var (key, value) in tags)
        {
            xml.Element("member", () =>
            {
                xml.Element("Key", key);
                xml.Element("Value", value);
            });
        }
    });
}
