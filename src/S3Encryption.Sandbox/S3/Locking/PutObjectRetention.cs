using System;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Locking;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html. An empty document takes retention away.</summary>
internal sealed class PutObjectRetention : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:PutObjectRetention");
        _ = LockGuard.Demand(bucket);
        var wanted = Read(call, await RequestDocument.ReadXmlAsync(call, "Retention"));
        var bypass = LockGuard.Bypass(call, bucket, call.Key);
        _ = VersionLookup.Change(call, bucket, found =>
        {
            LockGuard.DemandChangeable(call, found, wanted, bypass);
            return found with { Lock = found.Lock with { Retention = wanted } };
        });
    }

    private static Retention? Read(S3Call call, XElement root)
    {
        if (!root.Elements().Any())
        {
            return null;
        }

        if (root.Text("Mode") is not (Retention.Governance or Retention.Compliance) || !TryReadDate(root, out var until))
        {
            throw S3Errors.MalformedXml();
        }

        return new(root.Text("Mode")!, LockHeaders.DemandFuture(until, call.Service.Now()));
    }

    private static bool TryReadDate(XElement root, out DateTimeOffset until)
    {
        var read = DateForms.TryParse(root.Text("RetainUntilDate"));
        until = read ?? default;
        return read is not null;
    }
}
