using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.Jobs.Manifests;

/// <summary>
/// Which objects a generated manifest has: those that meet every rule that was given.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_JobManifestGeneratorFilter.html.
/// </summary>
internal sealed class ObjectFilter(IReadOnlyList<Predicate<StoredObject>> rules)
{
    private static readonly string[] OfReplication = ["EligibleForReplication", "ObjectReplicationStatuses"];

    internal bool Matches(StoredObject found) => rules.All(rule => rule(found));

    /// <summary>Reads the rules; null is a filter that lets everything through.</summary>
    internal static ObjectFilter Read(XElement? filter) => new([.. filter is null ? [] : Rules(filter)]);

    private static IEnumerable<Predicate<StoredObject>> Rules(XElement filter)
    {
        if (OfReplication.FirstOrDefault(name => filter.Child(name) is not null) is { } replication)
        {
            throw ControlErrors.NotImplemented("The filter " + replication);
        }

        if (filter.Date("CreatedAfter") is { } after)
        {
            yield return found => found.LastModified > after;
        }

        if (filter.Date("CreatedBefore") is { } before)
        {
            yield return found => found.LastModified < before;
        }

        if (filter.Number("ObjectSizeGreaterThanBytes") is { } more)
        {
            yield return found => found.Size > more;
        }

        if (filter.Number("ObjectSizeLessThanBytes") is { } less)
        {
            yield return found => found.Size < less;
        }

        if (filter.List("MatchAnyStorageClass") is { Count: > 0 } classes)
        {
            yield return found => classes.Contains(found.Headers.StorageClass);
        }

        if (filter.Child("MatchAnyObjectEncryption") is { } encryptions)
        {
            var kinds = encryptions.Children("ObjectEncryption").Select(EncryptionFilter.Read).ToList();
            yield return found => kinds.Any(kind => kind.Matches(found.Encryption));
        }

        foreach (var rule in filter.Child("KeyNameConstraint") is { } names ? KeyRules(names) : [])
        {
            yield return rule;
        }
    }

    private static IEnumerable<Predicate<StoredObject>> KeyRules(XElement names)
    {
        if (names.List("MatchAnyPrefix") is { Count: > 0 } prefixes)
        {
            yield return found => prefixes.Any(prefix => found.Key.StartsWith(prefix, StringComparison.Ordinal));
        }

        if (names.List("MatchAnySuffix") is { Count: > 0 } suffixes)
        {
            yield return found => suffixes.Any(suffix => found.Key.EndsWith(suffix, StringComparison.Ordinal));
        }

        if (names.List("MatchAnySubstring") is { Count: > 0 } parts)
        {
            yield return found => parts.Any(part => found.Key.Contains(part, StringComparison.Ordinal));
        }
    }
}
