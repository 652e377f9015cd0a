using System;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>
/// Reads who is granted something, from a header or a document. The sandbox knows no e-mail addresses, and takes every id that has the
/// shape of one for an account's. https://docs.aws.amazon.com/AmazonS3/latest/API/API_Grantee.html.
/// </summary>
internal static class GranteeReader
{
    private static readonly XName Type = XName.Get("type", "http://www.w3.org/2001/XMLSchema-instance");

    internal static Grantee Read(XElement grantee)
    {
        // The type of an attribute may come with a prefix of its own, as in «s3:Group».
        var type = grantee.Attribute(Type)?.Value.Split(':')[^1];
        return type switch
        {
            "CanonicalUser" => Canonical(Needed(grantee, "ID"), "CanonicalUser/ID"),
            "Group" => OfGroup(Needed(grantee, "URI"), "Group/URI"),
            "AmazonCustomerByEmail" => throw (grantee.Text("EmailAddress") is null ? AclErrors.Malformed() : AclErrors.UnknownEmail()),
            _ => throw AclErrors.Malformed(),
        };
    }

    internal static Grantee Read(string type, string value, string header) => type switch
    {
        "id" => Canonical(value, header),
        "uri" => OfGroup(value, header),
        "emailaddress" => throw AclErrors.UnknownEmail(),
        _ => throw S3Errors.InvalidArgument("Argument format not recognized", header, type + "=" + value),
    };

    private static string Needed(XElement grantee, string name) =>
        grantee.Text(name) is { Length: > 0 } text ? text : throw AclErrors.Malformed();

    private static Grantee Canonical(string id, string argument) => id.Length == 64 && id.All(char.IsAsciiHexDigit)
        ? Grantee.Canonical(id.ToLowerInvariant())
        : throw S3Errors.InvalidArgument("Invalid id", argument, id);

    private static Grantee OfGroup(string uri, string argument) =>
        Array.Find([Grantee.AllUsers, Grantee.AuthenticatedUsers, Grantee.LogDelivery], group => group.Value == uri)
        ?? throw S3Errors.InvalidArgument("Invalid group uri", argument, uri);
}
