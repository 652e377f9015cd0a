using System.Globalization;
using System.Net;

namespace S3Encryption.Core.Access.Policies;

/// <summary>An address or a CIDR range, IPv4 or IPv6.</summary>
internal sealed class IpRange
{
    private readonly byte[] _network;
    private readonly int _prefix;

    private IpRange(byte[] network, int prefix)
    {
        _network = network;
        _prefix = prefix;
    }

    internal static IpRange? Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (!IPAddress.TryParse(slash < 0 ? text : text.Substring(0, slash), out var address))
        {
            return null;
        }

        var network = address.GetAddressBytes();
        var prefix = network.Length * 8;
        if (slash >= 0 && !int.TryParse(text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
        {
            return null;
        }

        return prefix <= network.Length * 8 ? new IpRange(network, prefix) : null;
    }

    internal bool Contains(string text)
    {
        if (!IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        var bytes = address.IsIPv4MappedToIPv6 ? address.MapToIPv4().GetAddressBytes() : address.GetAddressBytes();
        if (bytes.Length != _network.Length)
        {
            return false;
        }

        for (var bit = 0; bit < _prefix; bit += 8)
        {
            var mask = _prefix - bit >= 8 ? 0xff : 0xff << (8 - (_prefix - bit)) & 0xff;
            if (((bytes[bit / 8] ^ _network[bit / 8]) & mask) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
