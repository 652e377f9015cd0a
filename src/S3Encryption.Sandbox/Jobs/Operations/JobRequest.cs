using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Actions;
using S3Encryption.Sandbox.Jobs.Manifests;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Jobs.Reports;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Operations;

/// <summary>
/// What CreateJob asks for, checked: https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_CreateJob.html. The document is kept
/// too, for DescribeJob shows operation, manifest and report as they were sent.
/// </summary>
internal sealed record JobRequest(XElement Document)
{
    internal required string OperationName { get; init; }

    internal required ObjectAction Action { get; init; }

    internal required Manifest Manifest { get; init; }

    internal required ReportSettings Report { get; init; }

    internal required string RoleArn { get; init; }

    internal required int Priority { get; init; }

    internal required string Token { get; init; }

    internal string? Description { get; init; }

    internal bool ConfirmationRequired { get; init; }

    internal IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    internal static JobRequest Read(XElement document)
    {
        var operation = document.RequiredChild("Operation").Elements().ToList() is [var only]
            ? only
            : throw ControlErrors.InvalidRequest("Exactly one operation must be specified");
        return new(document)
        {
            OperationName = operation.Name.LocalName,
            Action = ObjectActions.Read(operation),
            Manifest = ReadManifest(document),
            Report = ReportSettings.Read(document.RequiredChild("Report")),
            RoleArn = ReadRole(document.Required("RoleArn")),
            Priority = ReadPriority(document.Number("Priority")),
            Token = document.Required("ClientRequestToken", 64),
            Description = document.Optional("Description", 256),
            ConfirmationRequired = document.Boolean("ConfirmationRequired") ?? false,
            Tags = JobTags.ReadOfJob(document.Child("Tags")),
        };
    }

    /// <exception cref="AwsErrorException">The priority is missing or not from 0 to 2,147,483,647.</exception>
    internal static int ReadPriority(long? priority) => priority is >= 0 and <= int.MaxValue
        ? (int)priority
        : throw ControlErrors.InvalidRequest($"Priority has to be a number from 0 to {int.MaxValue}");

    private static Manifest ReadManifest(XElement document) => (document.Child("Manifest"), document.Child("ManifestGenerator")) switch
    {
        ({ } manifest, null) => Manifest.Read(manifest),
        (null, { } generator) => GeneratedManifest.Read(generator),
        _ => throw ControlErrors.InvalidRequest("Exactly one of Manifest and ManifestGenerator must be specified"),
    };

    private static string ReadRole(string arn) =>
        arn.Split(':', 6) is ["arn", _, "iam", "", { Length: 12 } account, var role]
            && account.All(char.IsAsciiDigit) && role.StartsWith("role/", StringComparison.Ordinal)
            ? arn
            : throw ControlErrors.InvalidRequest("Invalid role ARN: " + arn);
}
