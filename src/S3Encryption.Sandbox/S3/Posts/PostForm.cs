using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using S3Encryption.Sandbox.Protocol;

namespace S3Encryption.Sandbox.S3.Posts;

/// <summary>
/// What a browser sends: the fields before the file, by name in any case, and the file, which ends the form: fields after it are ignored.
/// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html.
/// </summary>
internal sealed record PostForm(IReadOnlyDictionary<string, string> Fields, FileBufferingReadStream File)
{
    private const int LargestFields = 20 * 1024;

    internal string? this[string field] => Fields.GetValueOrDefault(field);

    internal static async Task<PostForm> ReadAsync(S3Call call)
    {
        var reader = new MultipartReader(Boundary(call.Http.Request.ContentType), call.Signed.Body);
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var left = LargestFields;
        try
        {
            while (await reader.ReadNextSectionAsync(call.Aborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } name)
                {
                    throw Malformed();
                }

                if (name.Equals("file", StringComparison.OrdinalIgnoreCase))
                {
                    var fileName = Path.GetFileName(HeaderUtilities.RemoveQuotes(disposition.FileName).Value ?? "");
                    return new(WithFileName(fields, fileName), await BufferAsync(call, section.Body));
                }

                fields[name] = await ReadFieldAsync(call, section.Body, left);
                left -= name.Length + fields[name].Length;
            }
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException && !call.Aborted.IsCancellationRequested)
        {
            throw Malformed();
        }

        throw S3Errors.InvalidArgument("POST requires exactly one file upload per request.", "file", "0");
    }

    private static string Boundary(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary
            ? boundary
            : throw S3Errors.PreconditionFailed("Bucket POST must be of the enclosure-type multipart/form-data");

    /// <summary>The length of a file is known when all of it is there: nothing in the form says it.</summary>
    private static async Task<FileBufferingReadStream> BufferAsync(S3Call call, Stream body)
    {
        var file = new FileBufferingReadStream(body, 1 << 20, bufferLimit: null, call.Service.Blobs.Folder);
        call.Response.RegisterForDisposeAsync(file);
        await file.DrainAsync(call.Aborted);
        file.Position = 0;
        return file;
    }

    private static async Task<string> ReadFieldAsync(S3Call call, Stream body, int limit)
    {
        using var text = new StreamReader(body);
        var buffer = new char[Math.Max(limit, 0) + 1];
        var length = await text.ReadBlockAsync(buffer, call.Aborted);
        return length < buffer.Length
            ? new string(buffer, 0, length)
            : throw new AwsErrorException(
                400, "MaxPostPreDataLengthExceeded", "Your POST request fields preceding the upload file were too large.");
    }

    private static Dictionary<string, string> WithFileName(Dictionary<string, string> fields, string fileName)
    {
        foreach (var (name, value) in new Dictionary<string, string>(fields))
        {
            fields[name] = value.Replace("${filename}", fileName, StringComparison.Ordinal);
        }

        return fields;
    }

    private static AwsErrorException Malformed() =>
        new(400, "MalformedPOSTRequest", "The body of your POST request is not well-formed multipart/form-data.");
}
