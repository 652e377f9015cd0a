# What the shared sandbox holds before the first suite.
$ErrorActionPreference = 'Stop'
Set-Content report.csv 'quarter,revenue', 'Q1,1200'
Set-Content a.gz, b.gz 'compressed' -NoNewline
$key = New-SseCKey archive -OutFile archive.key
$key | Save-SseCKey ./keys -KmsKeyId alias/keys -BucketName archive
$null = Send-S3SseCObject report.csv archive 2026/ -SseCKey $key
$null = Get-Item a.gz | Send-S3EncryptedObject logs 2026/
$null = Get-Item b.gz | Send-S3EncryptedObject logs 2026/ -Encryption SseKms -KmsKeyId alias/old
$null = Send-S3EncryptedObject report.csv logs '2026/a folder with a long name/and one below it/the quarterly report of the department.csv'
$null = New-Item many -ItemType Directory
foreach ($i in 1..400) { [IO.File]::WriteAllText("$PWD/many/$('{0:d3}' -f $i).txt", "$i") }
$null = Send-S3EncryptedObject ./many s3://many/ -Recurse -ThrottleLimit 16
$null = Send-S3EncryptedObject a.gz, b.gz s3://converted/ -ThrottleLimit 1
$null = Send-S3EncryptedObject a.gz s3://jobs/
