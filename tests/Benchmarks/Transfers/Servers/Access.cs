using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace S3Encryption.Benchmarks.Transfers.Servers;

/// <summary>What every contestant is given: where the server is, who may use it, and the SSE-C key.</summary>
/// <param name="Endpoint">The endpoint, with TLS.</param>
/// <param name="CaBundle">A PEM file with the authority to trust.</param>
/// <param name="AccessKeyId">The access key's id.</param>
/// <param name="SecretAccessKey">The access key's secret.</param>
/// <param name="KnowsChecksums">Whether the server knows AWS's checksums: then they are sent, as AWS is sent them.</param>
/// <param name="KeyFile">The file with the key: 32 characters, since not every tool takes 32 bytes.</param>
internal sealed record Access(
    Uri Endpoint, string CaBundle, string AccessKeyId, string SecretAccessKey, bool KnowsChecksums, string KeyFile)
{
    public const string Bucket = "bench";
    public const string Region = "us-east-1";

    /// <summary>The same as AWS's SDKs, tools and this module read it from the environment.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["AWS_ENDPOINT_URL"] = Endpoint.GetLeftPart(UriPartial.Authority),
        ["AWS_CA_BUNDLE"] = CaBundle,
        ["AWS_ACCESS_KEY_ID"] = AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = SecretAccessKey,
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_CONFIG_FILE"] = "/dev/null",
        ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_REQUEST_CHECKSUM_CALCULATION"] = KnowsChecksums ? "when_supported" : "when_required",
        ["AWS_RESPONSE_CHECKSUM_VALIDATION"] = KnowsChecksums ? "when_supported" : "when_required",
    };

    /// <summary>The headers that make a request one under SSE-C, in the order in which they are signed.</summary>
    public IReadOnlyList<(string Name, string Value)> SseCHeaders
    {
        get
        {
            var key = File.ReadAllBytes(KeyFile);
            return
            [
                ("x-amz-server-side-encryption-customer-algorithm", "AES256"),
                ("x-amz-server-side-encryption-customer-key", Convert.ToBase64String(key)),
                ("x-amz-server-side-encryption-customer-key-md5", Convert.ToBase64String(MD5.HashData(key))),
            ];
        }
    }

    /// <summary>Makes a key's file.</summary>
    public static string NewKeyFile(string folder)
    {
        var file = Path.Combine(folder, "sse-c.key");
        var letters = RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 32);
        File.WriteAllBytes(file, Encoding.ASCII.GetBytes(letters));
        return file;
    }

    /// <summary>What <see cref="Environment"/> said to this process.</summary>
    public static Access FromEnvironment(string keyFile) => new(
        new Uri(Variable("AWS_ENDPOINT_URL")),
        Variable("AWS_CA_BUNDLE"),
        Variable("AWS_ACCESS_KEY_ID"),
        Variable("AWS_SECRET_ACCESS_KEY"),
        Variable("AWS_REQUEST_CHECKSUM_CALCULATION") == "when_supported",
        keyFile);

    private static string Variable(string name) =>
        System.Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
