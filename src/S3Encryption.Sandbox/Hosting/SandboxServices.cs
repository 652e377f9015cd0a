using System;
using System.Collections.Concurrent;
using System.IO;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Control;
using S3Encryption.Sandbox.Faults;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Jobs;
using S3Encryption.Sandbox.Jobs.Execution;
using S3Encryption.Sandbox.Jobs.Protocol;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Observation;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3;
using S3Encryption.Sandbox.Signing;
using S3Encryption.Sandbox.Storage;
using S3Encryption.Sandbox.Sts;

namespace S3Encryption.Sandbox.Hosting;

/// <summary>The services of one sandbox, wired together.</summary>
internal sealed record SandboxServices(
    PrincipalDirectory Principals, KmsKeys Keys, BucketDirectory Buckets, RequestLog Requests, RequestCounters Counters, FaultPlan Faults,
    JobsService Jobs, RequestDelegate Handler, ConcurrentQueue<Exception> Unexpected)
{
    internal static SandboxServices Create(SandboxOptions options, string folder)
    {
        var principals = PrincipalsOf(options);
        var keys = new KmsKeys(options.Region, options.AccountId, options.Clock);
        foreach (var key in options.Keys)
        {
            _ = keys.Add(key);
        }

        var faultPlan = new FaultPlan();
        foreach (var fault in options.Faults)
        {
            _ = faultPlan.Add(fault);
        }

        var buckets = ConfiguredBuckets.Create(options);
        var blobs = new BlobStore(Directory.CreateDirectory(Path.Combine(folder, "bodies")).FullName, options.MemoryBodyLimit);
        var kms = new KmsService(keys);
        var faults = new FaultInjector(faultPlan, options.Clock);
        var requests = new RequestLog();
        var counters = new RequestCounters();
        var unexpected = new ConcurrentQueue<Exception>();
        var observer = new Observer(requests, counters, options.Clock);
        var verifier = new SignatureVerifier(principals, options.Clock, options.Region)
        {
            RegionFor = (request, signed) =>
                S3ControlEndpoint.IsFor(request.HttpContext) ? null : S3Endpoint.RegionFor(buckets, request, signed),
            BucketInHost = S3Target.BucketOf,
            IsForAnyRegion = S3Endpoint.IsForAnyRegion,
            Redirect = request => S3Endpoint.Redirect(buckets, request),
        };
        var storage = new S3Service(buckets, blobs, kms, verifier, options);
        var s3 = new S3Endpoint(storage, faults);
        var directory = new JobDirectory();
        var roles = new JobRoles(principals, options.Clock);
        var runner = new JobRunner(directory, roles, s3, storage, observer, options.Clock, unexpected.Enqueue);
        var jobs = new JobsService(directory, runner, options.Clock, options.Region);
        var sts = new StsService(principals, options.Clock, options.Region);
        var router = new ServiceRouter(s3, new S3ControlEndpoint(jobs, faults), kms, sts, faults);
        var pipeline = new RequestPipeline(verifier, router, observer, unexpected.Enqueue);
        var control = new ControlEndpoint(faultPlan, counters, requests);
        return new(
            principals,
            keys,
            buckets,
            requests,
            counters,
            faultPlan,
            jobs,
            context => ControlEndpoint.Owns(context) ? control.HandleAsync(context) : pipeline.HandleAsync(context),
            unexpected);
    }

    private static PrincipalDirectory PrincipalsOf(SandboxOptions options)
    {
        var principals = new PrincipalDirectory();
        foreach (var role in options.Principals is null ? [DefaultPrincipals.Batch(options.AccountId), .. options.Roles] : options.Roles)
        {
            principals.Add(role);
        }

        foreach (var provider in options.WebIdentityProviders)
        {
            principals.Add(provider);
        }

        foreach (var principal in options.Principals ?? DefaultPrincipals.Create(options.AccountId, options.Clock.GetUtcNow()))
        {
            principals.Add(principal);
        }

        return principals;
    }
}
