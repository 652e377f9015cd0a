using System;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Acl;

/// <summary>AccessControlPolicy, read and written. https://docs.aws.amazon.com/AmazonS3/latest/API/API_AccessControlPolicy.html.</summary>
internal static class AclDocument
{
    internal const string Root = "AccessControlPolicy";

    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";
    private const int MostGrants = 100;

    internal static AccessControlList Read(ReadOnlyMemory<byte> body, string ownerId)
    {
        var root = XmlBody.TryParse(body, Root) ?? throw AclErrors.Malformed();
        if (root.Child("Owner") is not { } owner || root.Child("AccessControlList") is not { } list)
        {
            throw AclErrors.Malformed();
        }

        var grants = list.Children("Grant").Select(Read).ToList();
        if (grants.Count > MostGrants || grants.Count != list.Elements().Count())
        {
            throw AclErrors.Malformed();
        }

        // An ACL cannot give away what it is of.
        return owner.Text("ID") is not { } id || id == ownerId ? new(ownerId, grants) : throw S3Errors.AccessDenied();
    }

    internal static Task WriteAsync(S3Call call, AccessControlList acl) => XmlAnswer.WriteAsync(call.Http, Root, xml =>
    {
        xml.Element("Owner", () => xml.Element("ID", acl.OwnerId));
        xml.Element("AccessControlList", () =>
        {
            foreach (var (grantee, permission) in acl.Grants)
            {
                xml.Element("Grant", () =>
                {
                    xml.WriteStartElement("Grantee");
                    xml.WriteAttributeString("xsi", "type", Instance, grantee.Type);
                    xml.Element(grantee.Type is Grantee.Group ? "URI" : "ID", grantee.Value);
                    xml.WriteEndElement();
                    xml.Element("Permission", permission);
                });
            }
        });
    });

    private static Grant Read(XElement grant) =>
        grant.Child("Grantee") is { } grantee && grant.Text("Permission") is { } permission && Permission.All.Contains(permission)
            ? new(GranteeReader.Read(grantee), permission)
            : throw AclErrors.Malformed();
}
