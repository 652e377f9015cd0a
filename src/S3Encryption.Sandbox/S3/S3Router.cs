using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Archive;
using S3Encryption.Sandbox.S3.Acl;
using S3Encryption.Sandbox.S3.Annotations;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.S3.Buckets.Configurations;
using S3Encryption.Sandbox.S3.Buckets.Policies;
using S3Encryption.Sandbox.S3.Encryption;
using S3Encryption.Sandbox.S3.Listing;
using S3Encryption.Sandbox.S3.Locking;
using S3Encryption.Sandbox.S3.Multipart;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.S3.Posts;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3;

/// <summary>Finds the operation of a request from its method, what it addresses, and the subresource in its query.</summary>
internal static class S3Router
{
    /// <summary>
    /// The query parameters that choose an operation. One of these without a row in the table is an operation the sandbox does not have.
    /// </summary>
    private static readonly string[] Subresources =
    [
        "abac", "accelerate", "acl", "analytics", "annotation", "annotations", "attributes", "cors", "delete", "encryption",
        "intelligent-tiering", "inventory", "legal-hold", "lifecycle", "location", "logging", "metadataConfiguration",
        "metadataInventoryTable", "metadataJournalTable", "metadataTable", "metrics", "notification", "object-lock", "ownershipControls",
        "policy", "policyStatus", "publicAccessBlock", "renameObject", "replication", "requestPayment", "restore", "retention", "select",
        "session", "tagging", "torrent", "uploadId", "uploads", "versioning", "versions", "website",
    ];

    private static readonly Dictionary<string, S3Operation> Operations = new(OfConfigurations(), StringComparer.Ordinal)
    {
        ["GET service"] = new ListBuckets(),

        ["PUT bucket"] = new CreateBucket(),
        ["DELETE bucket"] = new DeleteBucket(),
        ["HEAD bucket"] = new HeadBucket(),
        ["GET bucket"] = new ListObjects(),
        ["GET bucket?list-type"] = new ListObjectsV2(),
        ["GET bucket?location"] = new GetBucketLocation(),
        ["GET bucket?versioning"] = new GetBucketVersioning(),
        ["PUT bucket?versioning"] = new PutBucketVersioning(),
        ["GET bucket?versions"] = new ListObjectVersions(),
        ["GET bucket?object-lock"] = new GetObjectLockConfiguration(),
        ["PUT bucket?object-lock"] = new PutObjectLockConfiguration(),
        ["GET bucket?encryption"] = new GetBucketEncryption(),
        ["PUT bucket?encryption"] = new PutBucketEncryption(),
        ["DELETE bucket?encryption"] = new DeleteBucketEncryption(),
        ["GET bucket?acl"] = new GetBucketAcl(),
        ["PUT bucket?acl"] = new PutBucketAcl(),
        ["GET bucket?ownershipControls"] = new GetBucketOwnershipControls(),
        ["PUT bucket?ownershipControls"] = new PutBucketOwnershipControls(),
        ["DELETE bucket?ownershipControls"] = new DeleteBucketOwnershipControls(),
        ["GET bucket?policy"] = new GetBucketPolicy(),
        ["PUT bucket?policy"] = new PutBucketPolicy(),
        ["DELETE bucket?policy"] = new DeleteBucketPolicy(),
        ["GET bucket?policyStatus"] = new GetBucketPolicyStatus(),
        ["GET bucket?publicAccessBlock"] = new GetPublicAccessBlock(),
        ["PUT bucket?publicAccessBlock"] = new PutPublicAccessBlock(),
        ["DELETE bucket?publicAccessBlock"] = new DeletePublicAccessBlock(),
        ["GET bucket?uploads"] = new ListMultipartUploads(),
        ["POST bucket"] = new PostObject(),
        ["POST bucket?delete"] = new DeleteObjects(),

        ["GET object"] = new GetObject(),
        ["HEAD object"] = new HeadObject(),
        ["PUT object"] = new PutObject(),
        ["PUT object copy"] = new CopyObject(),
        ["DELETE object"] = new DeleteObject(),
        ["GET object?acl"] = new GetObjectAcl(),
        ["PUT object?acl"] = new PutObjectAcl(),
        ["GET object?annotation"] = new ListObjectAnnotations(),
        ["PUT object?annotation"] = new PutObjectAnnotation(),
        ["GET object?tagging"] = new GetObjectTagging(),
        ["PUT object?tagging"] = new PutObjectTagging(),
        ["DELETE object?tagging"] = new DeleteObjectTagging(),
        ["PUT object?encryption"] = new UpdateObjectEncryption(),
        ["GET object?attributes"] = new GetObjectAttributes(),
        ["POST object?restore"] = new RestoreObject(),
        ["GET object?retention"] = new GetObjectRetention(),
        ["PUT object?retention"] = new PutObjectRetention(),
        ["GET object?legal-hold"] = new GetObjectLegalHold(),
        ["PUT object?legal-hold"] = new PutObjectLegalHold(),
        ["POST object?uploads"] = new CreateMultipartUpload(),
        ["PUT object?uploadId"] = new UploadPart(),
        ["PUT object?uploadId copy"] = new UploadPartCopy(),
        ["GET object?uploadId"] = new ListParts(),
        ["POST object?uploadId"] = new CompleteMultipartUpload(),
        ["DELETE object?uploadId"] = new AbortMultipartUpload(),
    };

    /// <exception cref="AwsErrorException">405 where S3 has no such operation, 501 where only the sandbox has not.</exception>
    internal static S3Operation Find(HttpRequest request, S3Target target, QueryParameters query)
    {
        var level = target.Key is not null ? "object" : target.Bucket is not null ? "bucket" : "service";
        var subresource = Subresources.FirstOrDefault(query.Has);
        var route = request.Method + " " + level;
        if (subresource is not null)
        {
            route += "?" + subresource;
        }
        else if (level == "bucket" && query["list-type"] == "2" && HttpMethods.IsGet(request.Method))
        {
            route += "?list-type";
        }

        if (level == "bucket" && subresource is not null && HttpMethods.IsGet(request.Method) && query.Has("id"))
        {
            route += "&id";
        }

        if (HttpMethods.IsPut(request.Method) && level == "object" && request.Headers.ContainsKey("x-amz-copy-source"))
        {
            route += " copy";
        }

        return Operations.GetValueOrDefault(route) ?? throw Unknown(request.Method, level, subresource);
    }

    private static Dictionary<string, S3Operation> OfConfigurations()
    {
        var operations = new Dictionary<string, S3Operation>(StringComparer.Ordinal);
        foreach (var kind in ConfigurationKinds.All)
        {
            var route = " bucket?" + kind.Subresource;
            operations["GET" + route] = kind.ListRoot is null ? new GetConfiguration(kind) : new ListConfigurations(kind);
            operations["GET" + route + "&id"] = new GetConfiguration(kind);
            if (kind.IsSettable)
            {
                operations["PUT" + route] = new PutConfiguration(kind);
            }

            if (kind.IsDeletable)
            {
                operations["DELETE" + route] = new DeleteConfiguration(kind);
            }
        }

        return operations;
    }

    private static AwsErrorException Unknown(string method, string level, string? subresource) => subresource is null
        ? S3Errors.MethodNotAllowed(method, level.ToUpperInvariant())
        : S3Errors.OperationNotImplemented(method, level.ToUpperInvariant() + " " + subresource);
}
