using System;
using System.Collections.Concurrent;
using Amazon;
using Amazon.KeyManagementService;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.S3;
using Amazon.SecurityToken;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Failures;
using S3Encryption.Core.Jobs.Control;

namespace S3Encryption.Core.Connection;

/// <summary>
/// The clients of one cmdlet call, all with the same caller, endpoint and certificates, one for each Region asked for. Nothing of it
/// outlives the call but idle network connections: several jobs with different credentials may share a process.
/// </summary>
public sealed class AwsConnection : IDisposable
{
    /// <summary>Endpoints that are not AWS's take any Region; SigV4 still needs one.</summary>
    private const string RegionForOtherEndpoints = "us-east-1";

    private readonly ConnectionOptions _options;
    private readonly IActivityLog _log;
    private readonly Lazy<Endpoint> _s3;
    private readonly Lazy<Endpoint> _control;
    private readonly Lazy<Endpoint> _kms;
    private readonly Lazy<Endpoint> _sts;
    private readonly Lazy<AWSCredentials> _credentials;
    private readonly Lazy<string> _region;
    private readonly Lazy<ChecksumSupport> _checksums;
    private readonly Lazy<DataClient> _data;
    private readonly ConcurrentDictionary<(Type Service, string Region), Lazy<AmazonServiceClient>> _clients = new();

    static AwsConnection() => SdkPipelines.Register();

    /// <summary>Sends nothing yet: credentials and Region are looked up when the first client is asked for.</summary>
    public AwsConnection(ConnectionOptions options, IActivityLog log)
    {
        _options = options;
        _log = log;
        _s3 = new Lazy<Endpoint>(() => EndpointOf(new AmazonS3Config()));
        _control = new Lazy<Endpoint>(() => EndpointOf(new ControlSettings()));
        _kms = new Lazy<Endpoint>(() => EndpointOf(new AmazonKeyManagementServiceConfig()));
        _sts = new Lazy<Endpoint>(() => EndpointOf(new AmazonSecurityTokenServiceConfig()));
        _region = new Lazy<string>(FindRegion);
        _credentials = new Lazy<AWSCredentials>(FindCredentials);
        _checksums = new Lazy<ChecksumSupport>(() => new ChecksumSupport(S3Endpoint, FindProfile()));
        _data = new Lazy<DataClient>(() => new DataClient(this, HttpConnections.ClientFor(options), options.StallPatience, log));
    }

    /// <summary>Where S3 is reached.</summary>
    public Endpoint S3Endpoint => _s3.Value;

    /// <summary>Where S3 Control is reached, which has the jobs.</summary>
    internal Endpoint ControlEndpoint => _control.Value;

    /// <summary>Where KMS is reached.</summary>
    public Endpoint KmsEndpoint => _kms.Value;

    /// <summary>Where STS is reached.</summary>
    public Endpoint StsEndpoint => _sts.Value;

    /// <summary>The same for the jobs of an account in a Region.</summary>
    internal BucketAddress ControlAddressOf(string account, string region) => ControlAddress.Of(
        ControlEndpoint, new ControlSettings { Profile = CallerCredentials.ProfileOf(_options) }, account, region);

    /// <summary>How long a request may stand still.</summary>
    internal TimeSpan StallPatience => _options.StallPatience;

    /// <summary>Whether S3's checksums are verified there.</summary>
    internal ChecksumSupport Checksums => _checksums.Value;

    /// <summary>The Region that requests go to where none is named.</summary>
    /// <exception cref="S3EncryptionException">None is set anywhere.</exception>
    public string Region => _region.Value;

    /// <summary>Who the caller is.</summary>
    /// <exception cref="S3EncryptionException">No credentials were found.</exception>
    internal AWSCredentials Credentials => _credentials.Value;

    /// <summary>Sends the requests about objects' content.</summary>
    internal DataClient Data => _data.Value;

    /// <summary>The path of the only certificate authorities to trust; null for the system's.</summary>
    internal string? CertificateBundle => TrustedCertificates.BundlePath(_options);

    /// <summary>The S3 client for a Region, or for <see cref="Region"/>.</summary>
    public IAmazonS3 S3(string? region = null) =>
        Client<AmazonS3Client>(region, r => S3Client(S3Config(r)));

    /// <summary>The KMS client for a Region, or for <see cref="Region"/>.</summary>
    public IAmazonKeyManagementService Kms(string? region = null) =>
        Client<AdaptiveKmsClient>(region, r => new AdaptiveKmsClient(_credentials.Value, KmsConfig(r), _log));

    /// <summary>The same for what must not be sent twice.</summary>
    internal IAmazonKeyManagementService KmsOnce() =>
        Client<SingleTryKmsClient>(null, r => new SingleTryKmsClient(_credentials.Value, KmsConfig(r), _log));

    /// <summary>The STS client for <see cref="Region"/>.</summary>
    public IAmazonSecurityTokenService Sts() => Client<AmazonSecurityTokenServiceClient>(
        null, r => StsClient(_credentials.Value, r));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in _clients.Values)
            if (client.IsValueCreated) client.Value.Dispose();
    }

    private T Client<T>(string? region, Func<string, T> create) where T : AmazonServiceClient => (T)_clients.GetOrAdd(
        (typeof(T), region ?? Region),
        id => new Lazy<AmazonServiceClient>(() => RequestTrace.Attach(create(id.Region), _log))).Value;

    private AmazonS3Client S3Client(AmazonS3Config config) =>
        config.ForcePathStyle ? new PathStyleS3Client(_credentials.Value, config) : new AmazonS3Client(_credentials.Value, config);

    private AmazonKeyManagementServiceConfig KmsConfig(string region) =>
        Configure(new AmazonKeyManagementServiceConfig(), KmsEndpoint, region);

    private AmazonS3Config S3Config(string region)
    {
        var config = Configure(new AmazonS3Config(), S3Endpoint, region);
        if (S3Endpoint.IsAws) return config;
        // Other servers often know no bucket host names.
        config.ForcePathStyle = true;
        if (Checksums.Knows) return config;
        config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        return config;
    }

    // The SDK reads AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE> and the profile's endpoint_url by itself.
    private Endpoint EndpointOf(ClientConfig config)
    {
        config.Profile = CallerCredentials.ProfileOf(_options);
        return Endpoint.Parse(_options.EndpointUrl ?? config.ServiceURL);
    }

    private AmazonSecurityTokenServiceClient StsClient(AWSCredentials caller, string region) =>
        new(caller, Configure(new AmazonSecurityTokenServiceConfig(), StsEndpoint, region));

    private T Configure<T>(T config, Endpoint endpoint, string region) where T : ClientConfig
    {
        config.Profile = CallerCredentials.ProfileOf(_options);
        if (endpoint.Url is Uri url)
        {
            config.ServiceURL = url.OriginalString;
            config.AuthenticationRegion = region;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        HttpConnections.Attach(config, _options);
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = 4;
        return config;
    }

    private AWSCredentials FindCredentials()
    {
        var config = new AmazonSecurityTokenServiceConfig { Profile = CallerCredentials.ProfileOf(_options) };
        var caller = CallerCredentials.Find(_options, config);
        if (_options.RoleArn is not string role) return caller;
        return new AssumedRole(RequestTrace.Attach(StsClient(caller, Region), _log), StsEndpoint, role, _options.ExternalId);
    }

    private string FindRegion()
    {
        var named = _options.Region
            ?? Environment.GetEnvironmentVariable("AWS_REGION")
            ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION");
        if (!string.IsNullOrEmpty(named)) return named!;
        if (FindProfile()?.Region?.SystemName is string ofProfile) return ofProfile;
        if (!S3Endpoint.IsAws) return RegionForOtherEndpoints;
        return FallbackRegionFactory.GetRegionEndpoint()?.SystemName ?? throw SetUpFailures.NoRegion();
    }

    private CredentialProfile? FindProfile()
    {
        var name = _options.ProfileName ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";
        return new CredentialProfileStoreChain().TryGetProfile(name, out var profile) ? profile : null;
    }
}
