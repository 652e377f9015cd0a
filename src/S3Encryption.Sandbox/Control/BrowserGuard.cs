using System;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace S3Encryption.Sandbox.Control;

/// <summary>
/// Keeps the pages of a browser on this machine away, since nothing is signed here: no request that says which page it comes from, and
/// none for a host name that somebody's DNS server made point at this machine.
/// </summary>
internal static class BrowserGuard
{
    internal static void Check(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (request.Headers.Origin.Count > 0 || site is not ("" or "none"))
        {
            throw new ControlException(403, "The control endpoint takes no requests from web pages.", "Use curl or another program.");
        }

        if (!IsLoopback(request.Host.Host))
        {
            throw new ControlException(
                403, "The control endpoint is not «" + request.Host.Host + "».", "Address it as 127.0.0.1 or localhost.");
        }
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
