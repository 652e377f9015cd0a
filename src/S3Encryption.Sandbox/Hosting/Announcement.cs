using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using S3Encryption.Sandbox.Identity;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>What the program prints once it serves.</summary>
internal static class Announcement
{
    internal static string Json(SandboxServer server)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("endpoint", Address(server));
            if (server.HttpEndpoint is { } http)
            {
                json.WriteString("httpEndpoint", http.GetLeftPart(System.UriPartial.Authority));
            }

            json.WriteString("control", server.ControlEndpoint.AbsoluteUri);
            json.WriteString("region", server.Region);
            json.WriteString("accountId", server.AccountId);
            json.WriteString("caBundle", server.CaBundlePath);
            json.WriteStartArray("principals");
            foreach (var principal in server.Principals.All)
            {
                Write(json, principal);
            }

            json.WriteEndArray();
            Write(json, server.Principals.WebIdentityProviders);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>The lines to set, for the first principal.</summary>
    internal static IEnumerable<string> Lines(SandboxServer server, string shell) => Variables(server).Select(variable => shell is "pwsh"
        ? "$env:" + variable.Key + " = '" + variable.Value.Replace("'", "''") + "'"
        : "export " + variable.Key + "='" + variable.Value.Replace("'", "'\\''") + "'");

    private static string Address(SandboxServer server) => server.Endpoint.GetLeftPart(System.UriPartial.Authority);

    private static IEnumerable<KeyValuePair<string, string>> Variables(SandboxServer server)
    {
        yield return new("AWS_ENDPOINT_URL", Address(server));
        // Clients of S3 Control put the account before the host, which an address does not bear.
        yield return new("AWS_ENDPOINT_URL_S3_CONTROL", $"https://localhost:{server.Endpoint.Port}");
        yield return new("AWS_CA_BUNDLE", server.CaBundlePath);
        yield return new("AWS_REGION", server.Region);
        // What the AWS CLI before version 2 reads instead of AWS_REGION.
        yield return new("AWS_DEFAULT_REGION", server.Region);
        yield return new("S3_SANDBOX_CONTROL", server.ControlEndpoint.AbsoluteUri);
        if (server.Principals.All is [var first, ..])
        {
            yield return new("AWS_ACCESS_KEY_ID", first.AccessKeyId);
            yield return new("AWS_SECRET_ACCESS_KEY", first.SecretAccessKey);
            if (first.SessionToken is { } token)
            {
                yield return new("AWS_SESSION_TOKEN", token);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyCollection<WebIdentityProvider> providers)
    {
        if (providers.Count == 0)
        {
            return;
        }

        json.WriteStartArray("webIdentityProviders");
        foreach (var provider in providers)
        {
            json.WriteStartObject();
            json.WriteString("issuer", provider.Issuer);
            if (provider.SigningKeyPem is { } key)
            {
                json.WriteString("signingKey", key);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Principal principal)
    {
        json.WriteStartObject();
        json.WriteString("name", principal.Name);
        json.WriteString("accessKeyId", principal.AccessKeyId);
        json.WriteString("secretAccessKey", principal.SecretAccessKey);
        if (principal.SessionToken is { } token)
        {
            json.WriteString("sessionToken", token);
        }

        json.WriteEndObject();
    }
}
