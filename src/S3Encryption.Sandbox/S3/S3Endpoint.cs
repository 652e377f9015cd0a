using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Buckets;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3;

/// <summary>Takes a verified request to its operation.</summary>
internal sealed class S3Endpoint(S3Service service, FaultInjector faults)
{
    internal async Task HandleAsync(HttpContext context, SignedRequest signed, RequestTrace trace)
    {
        var raw = RequestTarget.Of(context);
        var target = S3Target.Parse(context.Request.Host.Host, raw.RawPath);
        trace.Bucket = target.Bucket;
        trace.Key = target.Key;
        var query = QueryParameters.TryParse(raw.RawQuery) ?? throw S3Errors.InvalidUri(raw.RawPath);
        var operation = S3Router.Find(context.Request, target, query);
        trace.Operation = operation.Name;
        signed = await faults.ApplyAsync(context, signed, trace);
        await operation.RunAsync(new S3Call(context, signed, target, query, service));
    }

    /// <summary>
    /// The Region a request is to be signed for: that of its bucket. Where there is none, this is the endpoint of whichever Region it
    /// was signed for; null where that cannot be one.
    /// </summary>
    internal static string? RegionFor(BucketDirectory buckets, HttpRequest request, string signedRegion) =>
        RegionOf(buckets, request) ?? (RegionNames.IsPlausible(signedRegion) ? signedRegion : null);

    /// <summary>
    /// GetBucketLocation alone answers from every endpoint: it is how clients find the Region to sign for.
    /// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html.
    /// </summary>
    internal static bool IsForAnyRegion(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Query.ContainsKey("location");

    /// <summary>
    /// What a path-style request to another Region's bucket gets; a virtual-hosted one has been led to its Region by DNS and gets no
    /// redirect. https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html. Every Region is at the same endpoint here.
    /// </summary>
    internal static AwsErrorException? Redirect(BucketDirectory buckets, HttpRequest request)
    {
        if (S3Target.IsVirtualHosted(request.Host.Host) || RegionOf(buckets, request) is not { } region)
        {
            return null;
        }

        var name = S3Target.TryFindBucket(request.Host.Host, RequestTarget.Of(request.HttpContext).RawPath)!;
        var redirect = S3Errors.PermanentRedirect(name, request.Host.Value!);
        redirect.Headers["x-amz-bucket-region"] = region;
        return redirect;
    }

    private static string? RegionOf(BucketDirectory buckets, HttpRequest request)
    {
        var name = S3Target.TryFindBucket(request.Host.Host, RequestTarget.Of(request.HttpContext).RawPath);
        return name is null ? null : buckets.Find(name)?.Region;
    }
}
