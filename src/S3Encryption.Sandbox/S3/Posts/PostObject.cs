using System;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.S3.Objects;
using S3Encryption.Sandbox.Storage;

namespace S3Encryption.Sandbox.S3.Posts;

/// <summary>
/// An upload from a browser's form, which is a PUT by other means. https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html.
/// </summary>
internal sealed class PostObject : S3Operation
{
    internal override async Task RunAsync(S3Call call)
    {
        var bucket = call.FindBucket().Name;
        if (call.Http.Request.ContentLength is null)
        {
            throw new AwsErrorException(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }

        var form = await PostForm.ReadAsync(call);
        var caller = PostSigner.Verify(call, form);
        if (form["key"] is not { Length: > 0 } key)
        {
            throw S3Errors.InvalidArgument(
                "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.", "key", "");
        }

        if (form["policy"] is { } policy)
        {
            var fields = new System.Collections.Generic.Dictionary<string, string>(form.Fields, StringComparer.OrdinalIgnoreCase)
            {
                ["bucket"] = bucket,
            };
            PostPolicy.Parse(policy).Demand(fields, form.File.Length, call.Service.Now());
        }

        PostedHeaders.Take(call, form);
        var signed = call.Signed with
        {
            Caller = caller,
            AuthType = caller is null ? null : "POST",
            IsVersionTwo = form["AWSAccessKeyId"] is not null,
            Body = form.File,
            DecodedLength = form.File.Length,
        };
        var put = new S3Call(call.Http, signed, S3Target.Of(bucket, key), call.Query, call.Service);
        var stored = await PutObject.StoreAsync(put);
        await AnswerAsync(put, form, stored);
    }

    private static Task AnswerAsync(S3Call call, PostForm form, StoredObject stored)
    {
        var request = call.Http.Request;
        var location = request.Scheme + "://" + request.Host + "/" + call.BucketName + "/" + Uri.EscapeDataString(call.Key);
        call.Response.Headers.Location = location;
        if (Redirect(form) is { } redirect)
        {
            call.Response.Headers.Location = redirect + (redirect.Contains('?', StringComparison.Ordinal) ? "&" : "?")
                + "bucket=" + call.BucketName + "&key=" + Uri.EscapeDataString(call.Key)
                + "&etag=" + Uri.EscapeDataString(ETags.Quoted(stored.ETag));
            call.Response.StatusCode = StatusCodes.Status303SeeOther;
            return Task.CompletedTask;
        }

        if (form["success_action_status"] is "201")
        {
            return XmlAnswer.WriteAsync(call.Http, StatusCodes.Status201Created, "PostResponse", null, xml =>
            {
                xml.Element("Location", location);
                xml.Element("Bucket", call.BucketName);
                xml.Element("Key", call.Key);
                xml.Element("ETag", ETags.Quoted(stored.ETag));
            });
        }

        call.Response.StatusCode = form["success_action_status"] is "200" ? StatusCodes.Status200OK : StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>What is no URL is taken as if it had not been sent.</summary>
    private static string? Redirect(PostForm form) =>
        Uri.TryCreate(form["success_action_redirect"] ?? form["redirect"], UriKind.Absolute, out var url)
        && url.Scheme is "http" or "https" ? url.AbsoluteUri : null;
}
