using System;
using System.Management.Automation;
using System.Net;
using S3Encryption.Completion;
using S3Encryption.Core.Connection;
using S3Encryption.Errors;
using S3Encryption.Pipeline;

namespace S3Encryption.Parameters;

/// <summary>The base of every cmdlet that talks to AWS: the connection parameters, and the connection made of them.</summary>
public abstract class ConnectedCommand : S3EncryptionCommand
{
    private Lazy<AwsConnection>? _connection;

    /// <summary>A profile of the shared AWS credentials and config files.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The Region, such as <c>eu-central-1</c>. Without it: <c>$StoredAWSRegion</c>, AWS_REGION, the profile's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>Access key id as user name and secret access key as password.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The session token of temporary credentials.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SessionToken { get; set; }

    /// <summary>A role to assume for this call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? RoleArn { get; set; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExternalId { get; set; }

    /// <summary>One endpoint for every service instead of AWS's own, such as <c>https://s3.example.com:9000</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? EndpointUrl { get; set; }

    /// <summary>A PEM file with the only certificate authorities to trust. Without it: AWS_CA_BUNDLE, else the system's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CertificateBundle { get; set; }

    /// <summary>The connection of this call, made on first use: what needs none does not load the AWS SDK.</summary>
    private protected AwsConnection Connection => _connection!.Value;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        Attempt(() =>
        {
            var options = Options();
            _connection = new Lazy<AwsConnection>(() => new AwsConnection(options, Output));
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The work ends first: it uses the connection.
        base.Dispose(disposing);
        if (disposing && _connection is { IsValueCreated: true } opened) opened.Value.Dispose();
    }

    private ConnectionOptions Options()
    {
        if (SessionToken is not null && Credential is null) throw InputFailures.SessionTokenAlone();
        if (ProfileName is not null && Credential is not null) throw InputFailures.ProfileAndCredential();
        NetworkCredential? keys = Credential?.GetNetworkCredential();
        return new ConnectionOptions
        {
            ProfileName = ProfileName,
            Region = Region ?? StoredAwsSettings.Region(SessionState),
            AccessKeyId = Credential?.UserName,
            SecretAccessKey = keys?.Password,
            SessionToken = SessionToken,
            SessionKeys = StoredAwsSettings.Keys(SessionState),
            RoleArn = RoleArn,
            ExternalId = ExternalId,
            EndpointUrl = EndpointUrl,
            CertificateBundle = CertificateBundle is null ? null : GetUnresolvedProviderPathFromPSPath(CertificateBundle),
        };
    }
}
