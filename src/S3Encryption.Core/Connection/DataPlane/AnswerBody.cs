using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace S3Encryption.Core.Connection.DataPlane;

/// <summary>The body of an answer.</summary>
internal static class AnswerBody
{
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
