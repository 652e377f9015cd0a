using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.Jobs.Actions;

/// <summary>One grant of a job's list: https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_S3Grant.html.</summary>
internal sealed record Grant(string GranteeType, string Grantee, string Permission)
{
    private static readonly XNamespace Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>As in a header like x-amz-grant-read.</summary>
    internal string InHeader => $"{GranteeType}=\"{Grantee}\"";

    internal string Header => "x-amz-grant-" + Permission.ToLowerInvariant().Replace('_', '-');

    internal static IReadOnlyList<Grant> ReadAll(XElement? list) => [.. list?.Children("member").Select(Read) ?? []];

    /// <summary>As in the document of PutObjectAcl.</summary>
    internal XElement InDocument()
    {
        var names = ControlNames.S3;
        var (type, element) = GranteeType switch
        {
            "id" => ("CanonicalUser", "ID"),
            "uri" => ("Group", "URI"),
            _ => ("AmazonCustomerByEmail", "EmailAddress"),
        };
        return new(
            names + "Grant",
            new XElement(names + "Grantee", new XAttribute(Instance + "type", type), new XElement(names + element, Grantee)),
            new XElement(names + "Permission", Permission));
    }

    private static Grant Read(XElement grant)
    {
        var grantee = grant.RequiredChild("Grantee");
        return new(
            grantee.OneOf("TypeIdentifier", "id", "emailAddress", "uri") ?? throw ControlErrors.Missing("TypeIdentifier"),
            grantee.HeaderText("Identifier")?.Replace("\"", "", StringComparison.Ordinal) ?? throw ControlErrors.Missing("Identifier"),
            grant.OneOf("Permission", "FULL_CONTROL", "READ", "WRITE", "READ_ACP", "WRITE_ACP")
                ?? throw ControlErrors.Missing("Permission"));
    }
}
