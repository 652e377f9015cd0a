using System;
using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using S3Encryption.Core.Keys;
using S3Encryption.Core.Keys.Reading;

namespace S3Encryption.Benchmarks.Parts;

/// <summary>Reading a key from the forms that are in use, and making one.</summary>
public class Keys
{
    private readonly byte[] _bytes = RandomNumberGenerator.GetBytes(32);
    private readonly string _name = "archive";
    private string _base64 = "";
    private string _hex = "";
    private byte[] _printout = [];

    [GlobalSetup]
    public void SetUp()
    {
        _base64 = Convert.ToBase64String(_bytes);
        _hex = Convert.ToHexString(_bytes);
        _printout = Encoding.ASCII.GetBytes($"salt=6BE490773F1B5291\nkey={_hex}\niv =A626518FB9D77673CB115A8B6C4E1521\n");
    }

    [Benchmark]
    public SseCKey Make() => SseCKeyMaker.Generate(_name);

    [Benchmark]
    public void ReadBase64() => SseCKeyReader.FromText(_base64).Key.Dispose();

    [Benchmark]
    public void ReadHex() => SseCKeyReader.FromText(_hex).Key.Dispose();

    [Benchmark]
    public void ReadPrintoutOfOpenSsl() => SseCKeyReader.FromFile(_printout).Key.Dispose();
}
