using System.Globalization;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Versions;

namespace S3Encryption.Sandbox.S3.Archive;

/// <summary>https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html. What takes AWS hours is done at once.</summary>
internal sealed class RestoreObject : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.AuthorizeObject("s3:RestoreObject");
        var root = await RequestDocument.ReadXmlAsync(call, "RestoreRequest");
        if (!int.TryParse(root.Text("Days"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > 36_500)
        {
            throw S3Errors.MalformedXml();
        }

        // Restored copies end at midnight after the last day.
        var until = call.Service.Now().UtcDateTime.Date.AddDays(days + 1);
        var again = false;
        _ = VersionLookup.Change(call, bucket, found =>
        {
            if (!Archived.Is(found))
            {
                throw Archived.InvalidState("Restore is not allowed for the object's current storage class", found);
            }

            again = found.RestoredUntil > call.Service.Now();
            return found with { RestoredUntil = until };
        });
        call.Response.StatusCode = again ? StatusCodes.Status200OK : StatusCodes.Status202Accepted;
    }
}
