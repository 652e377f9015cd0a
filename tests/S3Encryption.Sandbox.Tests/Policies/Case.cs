using System.Collections.Generic;
using System.Linq;
using S3Encryption.Core.Access.Policies;

namespace S3Encryption.Sandbox.Tests.Policies;

/// <summary>A policy against a request, in the shortest form that a table can have.</summary>
internal static class Case
{
    internal const string Alice = "arn:aws:iam::111122223333:user/alice";
    internal const string Object = "arn:aws:s3:::logs/2026/a.gz";

    internal static PolicyResult Decide(
        string policy, string principal = Alice, string action = "s3:GetObject", string resource = Object, string context = "") =>
        PolicyEvaluator.Evaluate(PolicyDocument.Parse(policy), new PolicyRequest(action, resource, Principal(principal), Context(context)));

    /// <summary>A statement that allows everything under the given condition, in a policy of the current version.</summary>
    internal static string When(string condition, string effect = "Allow", string version = PolicyDocument.CurrentVersion) =>
        $$$"""
            {"Version":"{{{version}}}","Statement":{
              "Effect":"{{{effect}}}","Action":"*","Resource":"*","Condition":{{{condition.Replace('\'', '"')}}}}}
            """;

    private static PolicyPrincipal? Principal(string text) => text == "" ? null
        : text.Contains('.', System.StringComparison.Ordinal) && !text.StartsWith("arn:", System.StringComparison.Ordinal)
            ? PolicyPrincipal.ForService(text)
        : PolicyPrincipal.FromArn(text);

    /// <summary><c>key=one|two;other=three</c>; <c>key=</c> is one empty value.</summary>
    private static IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Context(string text) =>
        text.Split(';', System.StringSplitOptions.RemoveEmptyEntries).Select(static pair => pair.Split('=', 2))
            .Select(static pair => new KeyValuePair<string, IReadOnlyList<string>>(pair[0], pair[1].Split('|')));
}
