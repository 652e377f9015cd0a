using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Tests.Signing;

namespace S3Encryption.Sandbox.Tests.Kms;

/// <summary>A KMS of its own for each test, called as over HTTP.</summary>
internal sealed class KmsBench
{
    internal const string ViaS3 = "s3.us-east-1.amazonaws.com";
    internal static readonly Principal Admin = User("admin", "kms:*");
    internal static readonly Principal Nobody = User("nobody", "s3:*");
    internal static readonly IReadOnlyDictionary<string, string> NoContext = new Dictionary<string, string>();

    internal KmsBench()
    {
        Keys = new KmsKeys("us-east-1", "111122223333", Clock);
        Service = new KmsService(Keys);
    }

    internal FixedClock Clock { get; } = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    internal KmsKeys Keys { get; }

    internal KmsService Service { get; }

    internal static Principal User(string name, params string[] actions) => SigningBench.User(name, "AKIA" + name, "secret") with
    {
        Policies =
        [
            PolicyDocument.Parse(
                JsonSerializer.Serialize(new { Statement = new { Effect = "Allow", Action = actions, Resource = "*" } }),
                PolicyKind.Identity),
        ],
    };

    internal async Task<JsonElement> CallAsync(string operation, object? input = null, Principal? caller = null)
    {
        var body = input as string ?? JsonSerializer.Serialize(input ?? new { });
        var context = new DefaultHttpContext();
        context.Request.Headers["X-Amz-Target"] = "TrentService." + operation;
        context.Request.IsHttps = true;
        context.Response.Body = new System.IO.MemoryStream();
        await Service.HandleAsync(context, caller ?? Admin, Encoding.UTF8.GetBytes(body));
        var text = context.ResponseText();
        return JsonDocument.Parse(text.Length == 0 ? "{}" : text).RootElement;
    }

    internal async Task<string> RefusedAsync(string operation, object? input = null, Principal? caller = null)
    {
        try
        {
            _ = await CallAsync(operation, input, caller);
            return "done";
        }
        catch (AwsErrorException refused) when (refused.Status == 400)
        {
            return $"{refused.Code}: {refused.Message}";
        }
    }

    internal string Refused(Func<KmsService, object> use)
    {
        try
        {
            _ = use(Service);
            return "done";
        }
        catch (AwsErrorException refused) when (refused.Status == 400)
        {
            return $"{refused.Code}: {refused.Message}";
        }
    }

    internal static string KeyPolicy(params string[] statements) =>
        $$"""
            {"Version":"2012-10-17","Statement":[
              {{string.Join(',', statements.Select(static statement => statement.Replace('\'', '"')))}}]}
            """;
}
