using System.Collections.Generic;
using System.Threading;

namespace S3Encryption.Sandbox.Observation;

/// <summary>Counts the requests of one operation. Safe for concurrent use.</summary>
internal sealed class OperationTally(string service, string? operation)
{
    private readonly Lock _counting = new();
    private readonly SortedDictionary<string, long> _errors = new(System.StringComparer.Ordinal);
    private long _requests;
    private long _broken;
    private long _faults;
    private long _bytesIn;
    private long _bytesOut;

    internal void Add(RequestTrace request)
    {
        lock (_counting)
        {
            _requests++;
            _broken += request.Status == 0 ? 1 : 0;
            _faults += request.Fault is null ? 0 : 1;
            _bytesIn += request.BytesIn;
            _bytesOut += request.BytesOut;
            if (request.ErrorCode is { } code)
            {
                _errors[code] = _errors.GetValueOrDefault(code) + 1;
            }
        }
    }

    internal OperationCounters ToCounters()
    {
        lock (_counting)
        {
            return new(
                service, operation, _requests, new Dictionary<string, long>(_errors), _broken, _faults, _bytesIn, _bytesOut);
        }
    }
}
