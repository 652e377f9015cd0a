using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Parameters;

namespace S3Encryption.Completion;

/// <summary>The connection of a command line that is being typed: what its parameters and the environment say so far.</summary>
internal static class BoundConnection
{
    private static readonly string[] Variables =
    [
        "AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_KMS",
    ];

    /// <summary>What is known of it by now, or asks.</summary>
    /// <param name="what">What is asked.</param>
    /// <param name="command">The command line so far.</param>
    /// <param name="find">Asks, over a connection that is closed afterwards.</param>
    public static IReadOnlyList<Suggestion> Ask(
        string what, TypedCommand command, Func<AwsConnection, CancellationToken, Task<IEnumerable<Suggestion>>> find)
    {
        var options = Options(command);
        var who = string.Join("\n", Variables.Select(v => Environment.GetEnvironmentVariable(v)));
        return Suggestions.Of($"{what}\n{options}\n{options.RoleArn}\n{who}", async stop =>
        {
            using var connection = new AwsConnection(options, NoActivityLog.Instance);
            return [.. await find(connection, stop).ConfigureAwait(false)];
        });
    }

    private static ConnectionOptions Options(TypedCommand command)
    {
        var credential = command.Value("Credential") as PSCredential;
        return new ConnectionOptions
        {
            ProfileName = command.Text("ProfileName"),
            Region = command.Text("Region") ?? (command.Session is { } session ? StoredAwsSettings.Region(session) : null),
            AccessKeyId = credential?.UserName,
            SecretAccessKey = credential?.GetNetworkCredential().Password,
            SessionToken = credential is null ? null : command.Text("SessionToken"),
            SessionKeys = command.Session is { } shell ? StoredAwsSettings.Keys(shell) : null,
            RoleArn = command.Text("RoleArn"),
            ExternalId = command.Text("ExternalId"),
            EndpointUrl = command.Text("EndpointUrl"),
            CertificateBundle = command.FullPath("CertificateBundle"),
        };
    }
}
