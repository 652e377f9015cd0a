using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Signing;

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

    /// <summary>The Region of the bucket a request addresses; null where there is none.</summary>
    internal string? RegionOf(HttpRequest request)
    {
        var name = S3Target.TryFindBucket(request.Host.Host, RequestTarget.Of(request.HttpContext).RawPath);
        return name is null ? null : service.Buckets.Find(name)?.Region;
    }
}
