using System;
using System.IO;
using System.Text;
using System.Xml;
using S3Encryption.Help;

// S3Encryption.Help MANIFEST DOCS OUTPUT: of DOCS/help, DOCS/errors.md and the built module, the files that Get-Help reads.
var (manifest, docs, output) = (Path.GetFullPath(args[0]), Path.GetFullPath(args[1]), Path.GetFullPath(args[2]));
var help = HelpSet.Of(BuiltModule.Commands(manifest), docs);
foreach (var problem in help.Problems) Console.Error.WriteLine(problem);
if (help.Problems.Count > 0) return 1;

_ = Directory.CreateDirectory(output);
var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(true), Indent = false };
using (var xml = XmlWriter.Create(Path.Combine(output, "S3Encryption.dll-Help.xml"), settings)) Maml.Of(help.Commands).Save(xml);
// Windows PowerShell reads a file without a byte order mark in the system's code page.
foreach (var topic in help.Topics)
    File.WriteAllText(Path.Combine(output, topic.Name + ".help.txt"), AboutTopic.Of(topic), new UTF8Encoding(true));
return 0;
