using System.Collections.Generic;

namespace S3Encryption.RealServers.Server;

/// <summary>What rgw-up.sh prints.</summary>
/// <param name="Folder">Its data, logs and configuration.</param>
/// <param name="Https">The endpoint with TLS.</param>
/// <param name="Http">The endpoint without.</param>
/// <param name="CaBundle">A PEM file with the certificate to trust.</param>
/// <param name="KmsKeys">The KMS keys it knows: a plain name, then an ARN.</param>
/// <param name="Owner">The account whose buckets are used.</param>
/// <param name="Other">An account that may touch none of them.</param>
internal sealed record RgwDescription(
    string Folder, string Https, string Http, string CaBundle, IReadOnlyList<string> KmsKeys, RgwUser Owner, RgwUser Other);

/// <summary>An account's access key.</summary>
internal sealed record RgwUser(string AccessKeyId, string SecretAccessKey);
