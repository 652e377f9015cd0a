using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>The body of an answer.</summary>
internal static class AnswerBody
{
    /// <summary>Reads it into memory, up to a size.</summary>
    public static async Task<MemoryStream> ReadAsync(this HttpResponseMessage answer, long most, StallWatch watch)
    {
        var content = new MemoryStream();
        using var body = await answer.OpenAsync(watch.Token).ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        int read;
        while (content.Length < most && (read = await body.ReadAsync(buffer, 0, buffer.Length, watch.Token).ConfigureAwait(false)) > 0)
        {
            // While it joins a large object, S3 sends white space to show that it is at work.
            watch.Moved();
            content.Write(buffer, 0, read);
        }

        content.Position = 0;
        return content;
    }

    public static Task<Stream> OpenAsync(this HttpResponseMessage answer, CancellationToken stop)
    {
#if NET
        return answer.Content.ReadAsStreamAsync(stop);
#else
        stop.ThrowIfCancellationRequested();
        return answer.Content.ReadAsStreamAsync();
#endif
    }
}
