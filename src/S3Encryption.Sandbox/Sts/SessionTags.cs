using System;
using System.Collections.Generic;
using System.Linq;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Sts;

/// <summary>
/// The tags that a session is to have: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html. The role's own are there
/// too, those of the request come before them, and the transitive ones of the calling session before all.
/// </summary>
internal sealed record SessionTags(IReadOnlyDictionary<string, string> Requested, IReadOnlyList<string> TransitiveKeys)
{
    private const int Most = 50;

    internal static SessionTags Read(StsForm form)
    {
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var member in form.Members("Tags"))
        {
            if (!tags.TryAdd(form.RequiredText(member + ".Key", 1, 128), form.Text(member + ".Value", 0, 256) ?? ""))
            {
                throw new AwsErrorException(
                    400, "InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
            }
        }

        if (tags.Count > Most)
        {
            throw StsForm.Invalid($"Value at 'tags' failed to satisfy constraint: Member must have length less than or equal to {Most}");
        }

        var transitive = form.Members("TransitiveTagKeys").Select(member => form.RequiredText(member, 1, 128)).ToList();
        return transitive.FirstOrDefault(key => !tags.ContainsKey(key)) is { } unknown
            ? throw new AwsErrorException(
                400, "InvalidParameterValue", $"The specified transitive tag key must be included in the requested tags: {unknown}")
            : new(tags, transitive);
    }

    internal bool AreAny => Requested.Count > 0;

    internal IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions() =>
    [
        new("aws:TagKeys", [.. Requested.Keys]),
        new("sts:TransitiveTagKeys", TransitiveKeys),
        .. Requested.Select(static tag => new KeyValuePair<string, IReadOnlyList<string>>("aws:RequestTag/" + tag.Key, [tag.Value])),
    ];

    internal Principal On(Principal session, Principal caller)
    {
        var tags = new Dictionary<string, string>(session.Tags, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in Requested)
        {
            tags[key] = value;
        }

        foreach (var key in caller.TransitiveTagKeys)
        {
            tags[key] = caller.Tags[key];
        }

        return session with { Tags = tags, TransitiveTagKeys = [.. TransitiveKeys.Union(caller.TransitiveTagKeys)] };
    }
}
