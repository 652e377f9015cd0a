using System.Collections.Generic;
using System.Net;
using System.Text;

namespace S3Encryption.RealServers.Server;

/// <summary>What the server answered.</summary>
internal sealed record S3Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
