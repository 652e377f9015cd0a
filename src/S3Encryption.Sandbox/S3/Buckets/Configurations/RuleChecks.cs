using System;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Objects;

namespace S3Encryption.Sandbox.S3.Buckets.Configurations;

/// <summary>What S3 asks of configurations beyond their schema.</summary>
internal static class RuleChecks
{
    private static readonly string[] CorsMethods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    private static readonly string[] LifecycleActions =
    [
        "Expiration", "Transition", "NoncurrentVersionTransition", "NoncurrentVersionExpiration", "AbortIncompleteMultipartUpload",
    ];

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html.</summary>
    internal static void Cors(XElement root)
    {
        if (root.Children("CORSRule").Count() > 100)
        {
            throw S3Errors.InvalidRequest("The number of CORS rules should not exceed allowed limit of 100 rules.");
        }

        foreach (var method in Texts(root, "AllowedMethod").Where(method => !CorsMethods.Contains(method)))
        {
            throw S3Errors.InvalidRequest("Found unsupported HTTP method in CORS config. Unsupported method is " + method);
        }

        foreach (var (kind, text) in Texts(root, "AllowedOrigin").Select(text => ("AllowedOrigin", text))
            .Concat(Texts(root, "AllowedHeader").Select(text => ("AllowedHeader", text)))
            .Where(one => one.text.Count(letter => letter == '*') > 1))
        {
            throw S3Errors.InvalidRequest(kind + " \"" + text + "\" can not have more than one wildcard.");
        }
    }

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html.</summary>
    internal static void Lifecycle(XElement root)
    {
        var rules = root.Children("Rule").ToList();
        var ids = rules.Select(rule => rule.Text("ID")).Where(id => !string.IsNullOrEmpty(id)).ToList();
        if (rules.Count > 1000)
        {
            throw S3Errors.MalformedXml();
        }

        if (ids.Exists(id => id!.Length > 255))
        {
            throw S3Errors.InvalidArgument("ID length should not exceed allowed limit of 255");
        }

        if (ids.Distinct().Count() < ids.Count)
        {
            throw S3Errors.InvalidArgument("Rule ID must be unique. Found same ID for more than one rule");
        }

        if (rules.Exists(rule => !LifecycleActions.Any(action => rule.Child(action) is not null)))
        {
            throw S3Errors.InvalidRequest("At least one action needs to be specified in a rule");
        }

        foreach (var days in root.Descendants().Where(element =>
            element.Name.LocalName is "Days" or "NoncurrentDays" or "DaysAfterInitiation" && Number(element) < Least(element)))
        {
            throw S3Errors.InvalidArgument(
                "'" + days.Name.LocalName + "' for " + days.Parent!.Name.LocalName + " action must be a "
                + (Least(days) == 0 ? "nonnegative" : "positive") + " integer");
        }
    }

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html.</summary>
    internal static void Tags(XElement root)
    {
        var tags = ObjectTags.Read(root, most: 50);
        if (tags.Any(tag => tag.Key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw new AwsErrorException(400, "InvalidTag", "System tags cannot be added/updated by requester");
        }
    }

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_InventoryS3BucketDestination.html.</summary>
    internal static void Inventory(S3Call call, XElement root)
    {
        SameId(call, root);
        if (Texts(root, "Bucket").Any(bucket => !IsBucketArn(bucket)))
        {
            throw new AwsErrorException(400, "InvalidS3DestinationBucket", "Invalid bucket ARN.");
        }
    }

    internal static void SameId(S3Call call, XElement root)
    {
        if (root.Text("Id") is { } id && id != call.Query["id"])
        {
            throw S3Errors.InvalidArgument("The id in the query and that of the configuration differ.", "id", id);
        }
    }

    /// <summary>https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html.</summary>
    internal static void Logging(S3Call call, XElement root)
    {
        if (Texts(root, "TargetBucket").FirstOrDefault() is { } target && call.Service.Buckets.Find(target) is null)
        {
            throw new AwsErrorException(400, "InvalidTargetBucketForLogging", "The target bucket for logging does not exist");
        }
    }

    private static bool IsBucketArn(string text) => text.Split(':') is ["arn", _, "s3", "", "", var name] && BucketName.IsValid(name);

    private static System.Collections.Generic.IEnumerable<string> Texts(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    private static long Number(XElement element) => long.Parse(element.Value, CultureInfo.InvariantCulture);

    private static int Least(XElement days) => days.Parent!.Name.LocalName is "Transition" or "NoncurrentVersionTransition" ? 0 : 1;
}
