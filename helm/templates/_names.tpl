{{- define "fleetprof.name" -}}
{{- if contains .Chart.Name .Release.Name }}{{ .Release.Name | trunc 52 | trimSuffix "-" }}{{ else }}{{ printf "%s-%s" .Release.Name .Chart.Name | trunc 52 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "fleetprof.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "fleetprof.labels" -}}
{{ include "fleetprof.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "fleetprof.image" -}}
{{ .Values.image.registry }}/{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "fleetprof.agentImage" -}}
{{ .Values.agent.registry | default .Values.image.registry }}/{{ .Values.agent.repository }}:{{ .Values.agent.tag | default .Values.image.tag | default .Chart.AppVersion }}
{{- end }}

{{- define "fleetprof.serviceAccount" -}}
{{ .Values.serviceAccount.name | default (include "fleetprof.name" .) }}
{{- end }}

{{- define "fleetprof.serviceAccountUser" -}}
system:serviceaccount:{{ .Release.Namespace }}:{{ include "fleetprof.serviceAccount" . }}
{{- end }}

{{/* The Secret that the chart's ProfileStorage names; empty where the environment has the credentials. */}}
{{- define "fleetprof.storageSecret" -}}
{{- if .Values.storage.dev.enabled }}{{ include "fleetprof.name" . }}-dev-storage
{{- else if .Values.storage.s3.secretName }}{{ .Values.storage.s3.secretName }}
{{- else if .Values.storage.s3.accessKey }}{{ include "fleetprof.name" . }}-storage
{{- end }}
{{- end }}

{{/* Every Secret that the operator may read, as a JSON list. */}}
{{- define "fleetprof.secretNames" -}}
{{- prepend .Values.storage.secretNames (include "fleetprof.storageSecret" . | trim) | compact | uniq | toJson }}
{{- end }}

{{- define "fleetprof.restricted" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* Of the webhook's configuration, Service and Secret. */}}
{{- define "fleetprof.injection" -}}
{{ include "fleetprof.name" . }}-inject
{{- end }}
