using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using S3Encryption.Sandbox.Faults;

namespace S3Encryption.Sandbox.Control;

/// <summary>How the control endpoint writes: what is null is left out.</summary>
internal static class ControlJson
{
    internal static readonly JsonSerializerOptions Form = new(FaultJson.Form)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
