using System;
using System.Linq;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Buckets.Policies;

/// <summary>
/// Reads the policy of one bucket and refuses what S3 refuses, in its words.
/// https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-policy-language-overview.html.
/// </summary>
internal static class PolicyReading
{
    internal static PolicyDocument Read(string text, Bucket bucket)
    {
        PolicyFields.Check(text);
        try
        {
            var document = PolicyDocument.Parse(text, PolicyKind.Resource);
            foreach (var statement in document.Statements)
            {
                Check(statement, bucket);
            }

            return document;
        }
        catch (PolicyFormatException unreadable)
        {
            throw Of(unreadable);
        }
    }

    private static AwsErrorException Of(PolicyFormatException unreadable)
    {
        var place = unreadable.Where.Split('.');
        return place.Any(name => name is "Principal" or "NotPrincipal") ? PolicyErrors.Malformed("Invalid principal in policy")
            : place.Any(name => name.StartsWith("Action", StringComparison.Ordinal)) ? PolicyErrors.Malformed("Policy has invalid action")
            : place.Any(name => name.StartsWith("Resource", StringComparison.Ordinal)) ? InvalidResource()
            : place is [.., "Condition", var name] ? PolicyErrors.Malformed("Invalid Condition type : " + name)
            : PolicyErrors.Malformed(unreadable.Message);
    }

    private static AwsErrorException InvalidResource() => PolicyErrors.Malformed("Policy has invalid resource");

    private static void Check(PolicyStatement statement, Bucket bucket)
    {
        if (statement is { Effect: PolicyEffect.Allow, Principals.Excluded: true })
        {
            throw PolicyErrors.Malformed("Allow with NotPrincipal is not allowed.");
        }

        if (statement.Resources.Any(resource => !IsOf(bucket, resource)))
        {
            throw InvalidResource();
        }

        foreach (var pattern in statement.Actions)
        {
            CheckAction(statement, bucket, pattern);
        }

        if (statement.Conditions.FirstOrDefault(condition => !IsKey(condition.Key)) is { } unknown)
        {
            throw PolicyErrors.Malformed("Policy has an invalid condition key", unknown.Key);
        }
    }

    /// <summary>A pattern must mean an action that can be done to a resource of the statement under all of its conditions.</summary>
    private static void CheckAction(PolicyStatement statement, Bucket bucket, string pattern)
    {
        var actions = S3Actions.Matching(pattern).ToList();
        if (actions.Count == 0)
        {
            throw PolicyErrors.Malformed("Policy has invalid action");
        }

        if (!statement.ResourcesAreExcluded)
        {
            actions = actions.FindAll(action => statement.Resources.Any(resource => IsFor(action, bucket, resource)));
            if (actions.Count == 0)
            {
                throw PolicyErrors.Malformed("Action does not apply to any resource(s) in statement");
            }
        }

        var own = statement.Conditions.Select(condition => condition.Key).Where(key => IsOfS3(key) && IsKey(key)).ToList();
        if (!statement.ActionsAreExcluded && !own.TrueForAll(key => actions.Exists(action => action.Knows(key))))
        {
            throw PolicyErrors.Malformed("Conditions do not apply to combination of actions and resources in statement");
        }
    }

    private static bool IsFor(S3Action action, Bucket bucket, string resource) =>
        resource.EndsWith('*') && resource.StartsWith(bucket.Arn + "*", StringComparison.Ordinal)
        || action.IsOfObjects == resource.Contains('/', StringComparison.Ordinal);

    private static bool IsKey(string key) => !IsOfS3(key) || S3Actions.IsKey(key);

    private static bool IsOfS3(string key) => key.StartsWith("s3:", StringComparison.OrdinalIgnoreCase);

    private static bool IsOf(Bucket bucket, string resource) =>
        resource == bucket.Arn
            || resource.StartsWith(bucket.Arn + "/", StringComparison.Ordinal)
            || resource.StartsWith(bucket.Arn + "*", StringComparison.Ordinal);
}
