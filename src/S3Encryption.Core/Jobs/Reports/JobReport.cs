using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;
using S3Encryption.Core.Connection.DataPlane;
using S3Encryption.Core.Files;

namespace S3Encryption.Core.Jobs.Reports;

/// <summary>Reads the report of a job that has ended. Each file is verified whole before anything of it is believed.</summary>
/// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/batch-ops-examples-reports.html</remarks>
public sealed class JobReport
{
    private readonly StoredFile _stored;
    private readonly IActivityLog _log;

    /// <summary>Sends nothing yet.</summary>
    public JobReport(AwsConnection connection, string? owner, IActivityLog log)
    {
        _stored = new StoredFile(connection, owner);
        _log = log;
    }

    /// <summary>Hands on what came of each task.</summary>
    /// <exception cref="S3EncryptionException">There is no report, it cannot be read, or it is not as S3 wrote it.</exception>
    public async Task ReadAsync(S3EncryptionJob job, Func<S3JobTask, Task> take, CancellationToken stop)
    {
        if (!job.HasEnded) throw ReportFailures.NotYet(job);
        if (job.ReportLocation is null) throw ReportFailures.None(job, "it was made without one");
        _ = S3Location.TryParse(job.ReportLocation + "manifest.json", out var at);
        var manifest = await ManifestAsync(job, at, stop).ConfigureAwait(false);
        foreach (var file in manifest.Files)
        {
            using var copy = new TemporaryFile();
            var md5 = await _stored.WriteToAsync(file.Location, copy.Stream, stop).ConfigureAwait(false);
            RequireSame(file.Location, file.Md5, md5);
            copy.Stream.Position = 0;
            await EachAsync(job.JobId, file.Location, manifest.Columns, copy.Stream, take).ConfigureAwait(false);
        }
    }

    private async Task<ReportManifest> ManifestAsync(S3EncryptionJob job, S3Location at, CancellationToken stop)
    {
        try
        {
            var (content, _, _) = await _stored.ReadAsync(at, stop).ConfigureAwait(false);
            await VerifyAsync(at, content, stop).ConfigureAwait(false);
            return ReportManifest.Parse(content, at);
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectNotFound" && e.Location == at)
        {
            throw ReportFailures.None(job, job.Succeeded + job.Failed == 0 ? "it tried no object" : $"there is no {at}");
        }
    }

    private async Task VerifyAsync(S3Location manifest, byte[] content, CancellationToken stop)
    {
        var at = new S3Location(manifest.BucketName, manifest.Key + ".md5");
        try
        {
            var (sum, _, _) = await _stored.ReadAsync(at, stop).ConfigureAwait(false);
            using var md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
            md5.AppendData(content);
            RequireSame(manifest, Encoding.ASCII.GetString(sum), SignatureV4.Hex(md5.GetHashAndReset()));
        }
        catch (S3EncryptionException e) when (e.ErrorId == "ObjectNotFound")
        {
            _log.Verbose($"{at} is not there, so the manifest is not verified; the files are, by what it says of them.");
        }
    }

    private static void RequireSame(S3Location at, string told, string found)
    {
        if (string.Equals(told.Trim().Trim('"'), found, StringComparison.OrdinalIgnoreCase)) return;
        throw ReportFailures.Damaged(at, $"its MD5 is {found}, and not {told.Trim()}");
    }

    private static async Task EachAsync(
        string jobId, S3Location at, IReadOnlyList<string> columns, Stream file, Func<S3JobTask, Task> take)
    {
        using var text = new StreamReader(file, Encoding.UTF8);
        var rows = new CsvRows(text);
        try
        {
            while (rows.Read() is { } row)
            {
                if (row.Count != columns.Count)
                    throw new InvalidDataException($"a row has {row.Count} fields in place of {columns.Count}");
                await take(Task(jobId, name => row[Index(columns, name)])).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException e)
        {
            throw ReportFailures.Damaged(at, e.Message);
        }
    }

    private static int Index(IReadOnlyList<string> columns, string name) =>
        columns.TakeWhile(c => c != name).Count() is var at && at < columns.Count
            ? at
            : throw new InvalidDataException($"{name} is missing");

    private static S3JobTask Task(string jobId, Func<string, string> column)
    {
        // AWS's examples have the status in the column ErrorCode and the code in HTTPStatusCode: the number is the status.
        string[] both = [column("HTTPStatusCode"), column("ErrorCode")];
        var status = Array.Find(both, text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        return new S3JobTask
        {
            JobId = jobId,
            BucketName = column("Bucket"),
            Key = WebUtility.UrlDecode(column("Key")),
            VersionId = None(column("VersionId")),
            Succeeded = column("TaskStatus") == "succeeded",
            HttpStatus = status is null ? null : int.Parse(status, CultureInfo.InvariantCulture),
            ErrorCode = None(Array.Find(both, text => text != status)),
            Message = None(column("ResultMessage")),
        };
    }

    private static string? None(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
