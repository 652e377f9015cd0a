using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.S3;

namespace S3Encryption.Core.Jobs.Control;

/// <summary>
/// The SDK's settings for S3 Control, though not the SDK's client: AWS_ENDPOINT_URL_S3_CONTROL, the profile's endpoint, FIPS, dual stack.
/// </summary>
internal sealed class ControlSettings : ClientConfig
{
    public ControlSettings()
        : base(new DefaultConfigurationProvider(AmazonS3DefaultConfiguration.GetAllConfigurations())) => ServiceId = "S3 Control";

    /// <inheritdoc/>
    public override string ServiceVersion => "2018-08-20";

    /// <inheritdoc/>
    public override string UserAgent => "S3Encryption";

    /// <inheritdoc/>
    public override string RegionEndpointServiceName => "s3-control";

    /// <inheritdoc/>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new System.NotSupportedException();
}
