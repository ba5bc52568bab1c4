<?xml version="1.0" encoding="UTF-8"?>
<!--
  Turns the domain.xml that comes with Payara (Server 6 and 7, Embedded Web 6) into one that listens on loopback only, for
  HTTP only (with tls-port also for HTTPS), and looks for no cluster. As it comes, Payara listens on every address and Hazelcast probes the network.

    xsltproc -stringparam port 8080 loopback.xsl domain.xml
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:param name="port" select="'8080'"/>
  <!-- With a number, a second listener speaks TLS, by the certificate s1as of the domain's key store. -->
  <xsl:param name="tls-port" select="''"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:variable name="http" select="string((//network-listener[starts-with(@name, 'http-listener')])[1]/@name)"/>
  <xsl:variable name="https" select="string((//network-listener[@name = 'http-listener-2' or @name = 'https-listener'])[$tls-port != ''][1]/@name)"/>

  <!-- One listener: plain HTTP on loopback; two with TLS. The port is a literal, since Payara Embedded resolves none here. -->
  <xsl:template match="network-listener">
    <xsl:if test="@name = $http or @name = $https">
      <xsl:copy>
        <xsl:apply-templates select="@*"/>
        <xsl:attribute name="address">127.0.0.1</xsl:attribute>
        <xsl:attribute name="port">
          <xsl:choose>
            <xsl:when test="@name = $https"><xsl:value-of select="$tls-port"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$port"/></xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:copy>
    </xsl:if>
  </xsl:template>

  <xsl:template match="virtual-server[@id = 'server']/@network-listeners">
    <xsl:attribute name="network-listeners"><xsl:value-of select="translate(normalize-space(concat($http, ' ', $https)), ' ', ',')"/></xsl:attribute>
  </xsl:template>
  <xsl:template match="virtual-server[@id = '__asadmin']"/>
  <xsl:template match="protocol[@security-enabled = 'true' or contains(@name, 'admin')]">
    <!-- Named by a listener that stays. -->
    <xsl:if test="@name = $https">
      <xsl:copy>
        <xsl:apply-templates select="@*|node()"/>
      </xsl:copy>
    </xsl:if>
  </xsl:template>
  <xsl:template match="iiop-listener"/>
  <xsl:template match="jmx-connector">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="enabled">false</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <!-- No message broker: it would listen on every address, whatever its host says. -->
  <xsl:template match="jms-service/@type">
    <xsl:attribute name="type">DISABLED</xsl:attribute>
  </xsl:template>

  <!-- No data grid, hence no multicast. -->
  <xsl:template match="hazelcast-config-specific-configuration"/>
  <xsl:template match="config">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <hazelcast-config-specific-configuration enabled="false"/>
      <xsl:if test="not(jms-service) and system-property[@name = 'JMS_PROVIDER_PORT']">
        <jms-service type="DISABLED" default-jms-host="none">
          <jms-host name="none" host="127.0.0.1" port="7676" lazy-init="true"/>
        </jms-service>
      </xsl:if>
    </xsl:copy>
  </xsl:template>

  <!-- No remote shell of the OSGi framework. -->
  <xsl:template match="jvm-options[contains(., 'osgi.shell.telnet')]"/>
  <xsl:template match="jvm-options[contains(., 'additionalOSGiBundlesToStart')]"/>

  <!-- The default of five threads serves five people. -->
  <xsl:template match="thread-pool[@name = 'http-thread-pool']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="min-thread-pool-size">8</xsl:attribute>
      <xsl:attribute name="max-thread-pool-size">64</xsl:attribute>
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
